package io.lynceus.rules.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchReportTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir Path folder;

  @Test
  void holdsWhatReachesItsBound() throws IOException {
    assertTrue(
        report("efficiency\t0.85\tratio\t>=\t0.85", "share\t8\tms\t<=\t8", "x\t1\ts\t\tNaN"));
    assertTrue(printed().contains("3 figures, 0 missed"));
  }

  @Test
  void namesWhatMissesIt() throws IOException {
    assertFalse(report("efficiency\t0.84\tratio\t>=\t0.85", "share\t8\tms\t<=\t8"));
    assertTrue(printed().contains("MISSED efficiency"));
    assertTrue(printed().contains("a machine"));
  }

  @Test
  void whatIsNoNumberMisses() throws IOException {
    assertFalse(report("efficiency\tNaN\tratio\t>=\t0.85"));
  }

  @Test
  void nothingMeasuredIsNoSuccess() throws IOException {
    assertFalse(report());
  }

  @Test
  void writesJson() throws IOException {
    report("efficiency\t0.84\tratio\t>=\t0.85", "speed\t20.5\timages/s\t\tNaN");
    assertEquals(
        """
        {
          "machine": "a machine",
          "figures": [
            {"name": "efficiency", "value": 0.840, "unit": "ratio", "bound": ">=", "limit": 0.850, "holds": false},
            {"name": "speed", "value": 20.5, "unit": "images/s"}
          ]
        }
        """,
        Files.readString(folder.resolve("bench.json")));
  }

  private boolean report(String... lines) throws IOException {
    Path run = Files.createDirectories(folder.resolve("bench"));
    Files.write(run.resolve(BenchReport.FIGURES), java.util.List.of(lines));
    return BenchReport.report(
        run, "a machine", new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
