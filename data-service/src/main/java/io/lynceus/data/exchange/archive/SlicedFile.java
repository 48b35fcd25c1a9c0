package io.lynceus.data.exchange.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file as a stream of its own; many may be open at once. */
final class SlicedFile extends InputStream {
  private final FileChannel file;
  private long position;
  private final long end;

  SlicedFile(FileChannel file, long from, long size) {
    this.file = file;
    this.position = from;
    this.end = from + size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (position >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int count = file.read(ByteBuffer.wrap(target, from, wanted), position);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(end - position, Integer.MAX_VALUE);
  }
}
