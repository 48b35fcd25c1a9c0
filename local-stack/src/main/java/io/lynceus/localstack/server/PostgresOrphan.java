package io.lynceus.localstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The postmaster that a killed stack left behind, if there is one. It is ended only if it runs our
 * binary on our cluster; the number in {@code postmaster.pid} may long belong to somebody else.
 */
record PostgresOrphan(Path cluster, Path binaries) {
  private static final Logger log = LoggerFactory.getLogger(PostgresOrphan.class);
  private static final long SECONDS = 20;

  /** Waits until no postmaster of ours is left, and removes a lock file that nobody holds. */
  void end() throws IOException, InterruptedException {
    Path lock = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> orphan = ours(lock);
    if (orphan.isPresent()) {
      log.info("Ending PostgreSQL {}, left behind by a stack that was killed", orphan.get().pid());
      interrupt(orphan.get());
    }
    // A postmaster refuses to start while the number in its lock file is any living process of
    // ours.
    Files.deleteIfExists(lock);
  }

  private Optional<ProcessHandle> ours(Path lock) throws IOException {
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(lock)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(first -> first.matches("\\d{1,18}"))
          .flatMap(first -> ProcessHandle.of(Long.parseLong(first)))
          .filter(process -> runsOurCluster(process.pid()));
    }
  }

  private boolean runsOurCluster(long pid) {
    try {
      Path process = Path.of("/proc", String.valueOf(pid));
      String command = Files.readString(process.resolve("cmdline"));
      return process.resolve("exe").toRealPath().startsWith(binaries)
          && command.contains("-D\0" + cluster + "\0");
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  /**
   * SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for
   * clients.
   */
  private static void interrupt(ProcessHandle orphan) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(orphan.pid())).start().waitFor();
    try {
      orphan.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("PostgreSQL " + orphan.pid() + " does not end", e);
    }
  }
}
