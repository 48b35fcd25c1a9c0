package io.lynceus.localstack.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told from a later one with the same number by when it started: a
 * stale pid, after a power cut say, finds nobody.
 */
public record ProcessIdentity(long pid, Instant started) {
  /** The kernel derives start times from a boot time that moves when the clock is corrected. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .filter(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) <= 0)
                    .isPresent());
  }
}
