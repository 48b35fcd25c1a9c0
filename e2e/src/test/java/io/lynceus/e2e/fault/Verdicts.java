package io.lynceus.e2e.fault;

import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.History;
import io.lynceus.e2e.history.Invariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The record of all fault runs, one line each: fault, seed, acknowledged, refused or unanswered,
 * seconds until ready, and which invariants were broken. {@code make chaos} makes a table of it.
 */
final class Verdicts {
  private static final Path FILE =
      Path.of(System.getProperty("lynceus.root"), "e2e", "target", "faults.tsv");

  private Verdicts() {}

  static synchronized void record(
      String fault, long seed, Duration recovery, History history, List<Finding> findings)
      throws IOException {
    line(fault, seed, history.size(), history.failures(), recovery, findings);
  }

  static synchronized void record(String fault, long seed, List<Finding> findings)
      throws IOException {
    line(fault, seed, 0, 0, Duration.ZERO, findings);
  }

  private static void line(
      String fault,
      long seed,
      int acknowledged,
      int failures,
      Duration recovery,
      List<Finding> findings)
      throws IOException {
    String broken =
        findings.stream()
            .map(Finding::invariant)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(Invariant::name)
            .collect(Collectors.joining(","));
    Files.writeString(
        FILE,
        String.join(
                "\t",
                fault,
                String.valueOf(seed),
                String.valueOf(acknowledged),
                String.valueOf(failures),
                "%.1f".formatted(recovery.toMillis() / 1000.0),
                broken.isEmpty() ? "all held" : "BROKEN " + broken)
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
