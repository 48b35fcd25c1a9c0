package io.lynceus.data.exchange.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.rules.fuzz.Fuzzer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip or tar.gz is refused as a whole, or all its files lie inside and are read to their end. */
public final class ArchiveFuzz {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(100, 4 << 20, 100);

  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      Path folder = Files.createTempDirectory("archive-fuzz");
      try {
        Path file = Files.write(folder.resolve("archive"), bytes);
        try (Archive archive = Archive.open(file, folder, LIMITS)) {
          for (String name : archive.names()) {
            check(archive, name);
          }
        }
      } catch (ArchiveRefused expected) {
        // The whole archive is answered for with this sentence.
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Archive archive, String name) throws IOException {
    if (name.isEmpty() || name.startsWith("/") || List.of(name.split("/")).contains("..")) {
      throw new AssertionError("A file outside: " + name);
    }
    try (InputStream in = archive.open(name)) {
      long read = in.transferTo(OutputStream.nullOutputStream());
      if (read != archive.size(name)) {
        throw new AssertionError("%s has %d bytes, not as said".formatted(name, read));
      }
    } catch (ZipException damaged) {
      // This file is reported, the others may be whole.
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void survives(@TempDir Path folder) throws IOException, InterruptedException {
    Packed packed = Packed.of("data.yaml", "names: [a]").and("labels/x.txt", "0 .5 .5 .1 .1");
    byte[] climbing = Packed.of("../../etc/passwd", "x").zip();
    new Fuzzer(
            ArchiveFuzz.class,
            List.of(
                packed.zip(),
                packed.storedZip(),
                Files.readAllBytes(packed.tarGz(folder)),
                Files.readAllBytes(Packed.of("/etc/passwd", "x").tarGz(folder)),
                climbing,
                "neither".getBytes(UTF_8)))
        .run();
  }
}
