package io.lynceus.data.exchange.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Content that is what its directory said: neither longer nor shorter, and of that check sum. */
final class BoundedEntry extends FilterInputStream {
  private final CRC32 sum = new CRC32();
  private final long expectedSum;
  private long left;

  BoundedEntry(InputStream in, long size, long crc) {
    super(in);
    this.left = size;
    this.expectedSum = crc;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = unpacked(target, from, length);
    if (count < 0) {
      checkEnd();
    } else {
      sum.update(target, from, count);
      left -= count;
      if (left < 0) {
        throw new ZipException("It is longer than the archive's directory says");
      }
    }
    return count;
  }

  private int unpacked(byte[] target, int from, int length) throws ZipException {
    try {
      return super.read(target, from, length);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** The archive lies on our own disk: what cannot be read of it was never whole. */
  static ZipException damaged(@Nullable IOException cause) {
    var damaged = new ZipException("It is damaged in the archive");
    damaged.initCause(cause);
    return damaged;
  }

  private void checkEnd() throws ZipException {
    if (left != 0 || sum.getValue() != expectedSum) {
      throw damaged(null);
    }
  }

  /** By reading: the check sum is over every byte. */
  @Override
  public long skip(long bytes) throws IOException {
    byte[] passed = new byte[Math.clamp(bytes, 1, 1 << 13)];
    return bytes <= 0 ? 0 : Math.max(read(passed, 0, passed.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
