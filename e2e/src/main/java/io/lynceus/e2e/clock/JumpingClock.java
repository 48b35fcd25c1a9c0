package io.lynceus.e2e.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of day, moved by as much as a file says; all processes that share the file jump. */
public final class JumpingClock extends Clock {
  /** The environment variable that names the file. */
  public static final String FILE = "LYNCEUS_E2E_CLOCK";

  private final Clock right;
  private final Path file;

  JumpingClock(Clock right, Path file) {
    this.right = right;
    this.file = file;
  }

  /** For every process that reads the file, from now on. */
  public static void jump(Path file, Duration from) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.writeString(half, from.toString());
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public Instant instant() {
    try {
      return right.instant().plus(Duration.parse(Files.readString(file)));
    } catch (NoSuchFileException neverMoved) {
      return right.instant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Nobody of ours asks for it");
  }
}
