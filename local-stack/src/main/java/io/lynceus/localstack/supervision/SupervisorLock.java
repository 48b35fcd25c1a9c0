package io.lynceus.localstack.supervision;

import io.lynceus.localstack.settings.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to run, save or replace what is in a state folder. The kernel takes it back when its
 * holder is gone, however it went; a file alone would outlive a power cut.
 */
public final class SupervisorLock {
  public static final String FILE = "supervisor.lock";
  private final FileLock lock;

  private SupervisorLock(FileLock lock) {
    this.lock = lock;
  }

  /** Nothing, while somebody holds it. */
  public static Optional<SupervisorLock> take(StateFolder state) throws IOException {
    var channel =
        FileChannel.open(
            state.folder(".").resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new SupervisorLock(lock));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  public void release() throws IOException {
    lock.acquiredBy().close();
  }
}
