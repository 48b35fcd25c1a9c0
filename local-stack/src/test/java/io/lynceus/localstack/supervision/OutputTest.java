package io.lynceus.localstack.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputTest {
  @TempDir Path folder;
  private final List<String> heard = new ArrayList<>();

  @Test
  void writesEveryLineAndLetsItBeHeard() throws IOException {
    assertThat(copied("one\n\ntwo\n")).containsExactly("one", "", "two");
    assertThat(heard).containsExactly("one", "", "two");
  }

  @Test
  void keepsALastLineWithoutEnd() throws IOException {
    assertThat(copied("one\ntorn")).containsExactly("one", "torn");
  }

  @Test
  void cutsALineThatDoesNotEndAndLosesNothingOfIt() throws IOException {
    String endless = "x".repeat(40_000);
    assertThat(String.join("", copied(endless))).isEqualTo(endless);
    assertThat(heard).allMatch(line -> line.length() <= 16_384);
  }

  private List<String> copied(String said) throws IOException {
    Path file = folder.resolve("x.log");
    var log = new RotatingLog(file, 1_000_000);
    new Output(new BufferedReader(new StringReader(said)), log, heard::add).copy();
    log.close();
    return RotatingLog.tail(file, 100);
  }
}
