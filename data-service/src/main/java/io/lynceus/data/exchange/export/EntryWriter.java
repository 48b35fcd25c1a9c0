package io.lynceus.data.exchange.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip archive entry by entry. Times are fixed: the same version is the same archive. */
public final class EntryWriter implements AutoCloseable {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  public EntryWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** A text, compressed. */
  public void text(String path, String text) throws IOException {
    try (OutputStream out = entry(path, Deflater.DEFAULT_COMPRESSION)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A text that is written piece by piece, compressed. */
  public Writer writer(String path) throws IOException {
    return new java.io.OutputStreamWriter(
        entry(path, Deflater.DEFAULT_COMPRESSION), StandardCharsets.UTF_8);
  }

  /** A picture, as it is: it has been compressed once. */
  public void picture(String path, byte[] bytes) throws IOException {
    try (OutputStream out = entry(path, Deflater.NO_COMPRESSION)) {
      out.write(bytes);
    }
  }

  private OutputStream entry(String path, int level) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(EPOCH);
    zip.setLevel(level);
    zip.putNextEntry(entry);
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
