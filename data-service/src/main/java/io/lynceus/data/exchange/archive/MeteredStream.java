package io.lynceus.data.exchange.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes, held against the limits while they come: the whole, the ratio to what was read,
 * and what its reader may take before it says {@link #allow} again.
 */
final class MeteredStream extends FilterInputStream {
  private final CountedStream packed;
  private final ArchiveLimits limits;
  private long count;
  private long allowed;

  MeteredStream(InputStream unpacked, CountedStream packed, ArchiveLimits limits) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
  }

  /** From here on at most so many bytes. */
  void allow(long bytes) {
    allowed = count + bytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    measure(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    measure(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    measure(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void measure(long bytes) {
    count += bytes;
    limits.checkBytes(count, packed.count());
    if (count > allowed) {
      throw new ArchiveRefused("The archive has a header without end.");
    }
  }
}
