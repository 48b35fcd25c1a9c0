package io.lynceus.data.exchange.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives made by a test, and opened as an import would open them. */
public final class Packed {
  public static final ArchiveLimits LIMITS = new ArchiveLimits(10_000, 1L << 30, 100);

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public static Packed of(String name, String content) {
    return new Packed().and(name, content);
  }

  public Packed and(String name, String content) {
    return and(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public Packed and(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** As a zip in the folder, opened. */
  public Archive open(Path folder) {
    try {
      return Archive.open(zip(folder), folder, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path zip(Path folder) throws IOException {
    return Files.write(Files.createTempFile(folder, "archive", ".zip"), zip());
  }

  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Each file as it is, not deflated. */
  public byte[] storedZip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        var sum = new CRC32();
        sum.update(file.getValue());
        entry.setCrc(sum.getValue());
        entry.setSize(file.getValue().length);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  public Path tarGz(Path folder) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return Files.write(Files.createTempFile(folder, "archive", ".tar.gz"), bytes.toByteArray());
  }
}
