package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.LocalStackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The postmaster that a killed stack left behind, if there is one. It is ended only if it runs our
 * binary on our cluster; the number in {@code postmaster.pid} may long belong to somebody else.
 */
public record PostgresOrphan(Path cluster, Path binaries) {
  private static final long SECONDS = 20;

  /** That of these settings. */
  public static PostgresOrphan of(LocalStackSettings settings) {
    return new PostgresOrphan(Servers.cluster(settings), settings.binaries());
  }

  /**
   * Waits until no postmaster of ours is left, and removes a lock file that nobody holds. Refuses
   * to go on while a PostgreSQL that is not ours runs on the cluster: two of them would ruin it.
   */
  public void end() throws IOException, InterruptedException {
    Path lock = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> holder = holder(lock);
    if (holder.isPresent()) {
      long pid = holder.get().pid();
      if (!runsOurBinary(pid)) {
        throw new IllegalStateException(
            "another PostgreSQL, process %d, runs on %s; stop it first".formatted(pid, cluster));
      }
      System.out.printf("Ending PostgreSQL %d, left behind by a stack that was killed%n", pid);
      interrupt(holder.get());
    }
    // PostgreSQL would not start while the number in this file is that of any living process.
    Files.deleteIfExists(lock);
  }

  private Optional<ProcessHandle> holder(Path lock) throws IOException {
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(lock)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(first -> first.matches("\\d{1,18}"))
          .flatMap(first -> ProcessHandle.of(Long.parseLong(first)))
          .filter(process -> runsOnOurCluster(process.pid()));
    }
  }

  private boolean runsOnOurCluster(long pid) {
    try {
      return Files.readString(of(pid, "cmdline")).contains("-D\0" + cluster + "\0");
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean runsOurBinary(long pid) {
    try {
      return of(pid, "exe").toRealPath().startsWith(binaries.toRealPath());
    } catch (IOException goneOrReplaced) {
      return false;
    }
  }

  private static Path of(long pid, String file) {
    return Path.of("/proc", String.valueOf(pid), file);
  }

  /**
   * SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for
   * clients.
   */
  private static void interrupt(ProcessHandle orphan) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(orphan.pid())).start().waitFor();
    try {
      orphan.onExit().get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("PostgreSQL " + orphan.pid() + " does not end", e);
    }
  }
}
