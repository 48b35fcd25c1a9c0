package io.lynceus.cli.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A part as the bytes of a zip archive, made while they are read: the folder is never copied.
 * Pictures are compressed already and labels are small, so nothing is compressed again.
 */
final class ZippedPart extends InputStream {
  private static final int CHUNK = 1 << 16;

  private final Iterator<FolderPart.Entry> entries;
  private final LongConsumer progress;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * CHUNK);
  private final ZipOutputStream zip = new ZipOutputStream(made);
  private @Nullable InputStream current;
  private byte[] ready = new byte[0];
  private int at;
  private boolean finished;

  /** {@code progress} is told how many bytes of files were read, each time. */
  ZippedPart(FolderPart part, LongConsumer progress) {
    entries = part.entries().iterator();
    this.progress = progress;
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (at == ready.length) {
      if (finished) {
        return -1;
      }
      make();
      ready = made.toByteArray();
      made.reset();
      at = 0;
    }
    int n = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, into, from, n);
    at += n;
    return n;
  }

  private void make() throws IOException {
    if (current == null) {
      if (entries.hasNext()) {
        FolderPart.Entry next = entries.next();
        zip.putNextEntry(new ZipEntry(next.name()));
        current = Files.newInputStream(next.file());
      } else {
        zip.finish();
        finished = true;
      }
      return;
    }
    byte[] chunk = current.readNBytes(CHUNK);
    zip.write(chunk);
    progress.accept(chunk.length);
    if (chunk.length < CHUNK) {
      current.close();
      current = null;
      zip.closeEntry();
    }
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    zip.close();
  }
}
