package io.lynceus.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one folder that holds everything a platform on this machine remembers. Its owner's only. */
public record StateFolder(Path path) {
  public StateFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** A folder inside this one, made if need be. */
  public Path folder(String name) {
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + path.resolve(name), e);
    }
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  /** Replaces a file as a whole: a reader, or a power cut, sees the old content or the new. */
  public void write(String name, String content) {
    Path target = folder(".").resolve(name);
    try {
      var half = Files.createTempFile(path, ".", ".half"); // only its owner may read it
      Files.writeString(half, content);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  /** Forgets everything: for a platform that was started to be thrown away. */
  public void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
