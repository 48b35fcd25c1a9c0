package io.lynceus.data.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The folder for work in progress. What a killed process left there is removed at first use. A part
 * of its disk is never filled: on one machine, PostgreSQL and Kafka write to the same one, and stop
 * where they cannot.
 */
public final class Scratch {
  private final Path root;
  private final DataSize reserve;
  private boolean ready;

  Scratch(Path root, DataSize reserve) {
    this.root = root;
    this.reserve = reserve;
  }

  /** Refuses to go on where so many more bytes would reach into the reserve. */
  public void requireRoom(long bytes) throws IOException {
    if (Files.getFileStore(root()).getUsableSpace() - bytes < reserve.toBytes()) {
      throw new StorageFull();
    }
  }

  /** A new file; the caller deletes it. */
  public Path file(String purpose) throws IOException {
    return Files.createTempFile(root(), purpose, ".tmp");
  }

  /** A new folder; the caller gives it back to {@link #delete}. */
  public Path folder(String purpose) throws IOException {
    return Files.createTempDirectory(root(), purpose);
  }

  /** Removes a folder with all that is in it. */
  public void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private synchronized Path root() throws IOException {
    if (!ready) {
      if (Files.exists(root)) {
        delete(root);
      }
      Files.createDirectories(root);
      ready = true;
    }
    return root;
  }
}
