package io.lynceus.data.exchange.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content that must not be longer than its directory said. */
final class BoundedEntry extends FilterInputStream {
  private long left;

  BoundedEntry(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    count(Math.max(count, 0));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new ArchiveRefused("The archive holds more than its directory says.");
    }
  }
}
