package io.lynceus.vision.turbojpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A decompressor with the memory around it, for one caller at a time. Memory is kept for the next
 * picture, except that of very large ones.
 */
final class TurboWorkspace implements AutoCloseable {
  /** Enough for 1920 x 1080 and its file. */
  private static final long MOST_KEPT = 8L << 20;

  private static final int GREY = 2;

  private final TurboFunctions turbo;
  private final MemorySegment decompressor;
  private final Arena life = Arena.ofShared();
  private final MemorySegment facts = life.allocate(4 * ValueLayout.JAVA_INT.byteSize(), 8);
  private Arena kept = Arena.ofShared();
  private MemorySegment memory = MemorySegment.NULL;

  TurboWorkspace(TurboFunctions turbo) {
    this.turbo = turbo;
    this.decompressor = turbo.open();
  }

  Optional<byte[]> rgb(byte[] file, int length, int width, int height) {
    if (decompressor.address() == 0) {
      return Optional.empty();
    }
    long needed = length + 3L * width * height;
    if (needed > MOST_KEPT) {
      try (Arena once = Arena.ofConfined()) {
        return rgb(file, length, width, height, once.allocate(needed));
      }
    }
    return rgb(file, length, width, height, keep(needed));
  }

  private MemorySegment keep(long bytes) {
    if (memory.byteSize() < bytes) {
      kept.close();
      kept = Arena.ofShared();
      memory = kept.allocate(bytes);
    }
    return memory;
  }

  private Optional<byte[]> rgb(byte[] file, int length, int width, int height, MemorySegment in) {
    int size = 3 * width * height;
    MemorySegment samples = in.asSlice(0, size);
    MemorySegment source = in.asSlice(size, length);
    MemorySegment.copy(file, 0, source, ValueLayout.JAVA_BYTE, 0, length);
    if (!turbo.header(decompressor, source, facts)
        || fact(0) != width
        || fact(1) != height
        || fact(3) > GREY
        || !turbo.decompress(decompressor, source, samples, width, height)) {
      return Optional.empty();
    }
    byte[] rgb = new byte[size];
    MemorySegment.copy(samples, ValueLayout.JAVA_BYTE, 0, rgb, 0, size);
    return Optional.of(rgb);
  }

  private int fact(int index) {
    return facts.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  @Override
  public void close() {
    if (decompressor.address() != 0) {
      turbo.destroy(decompressor);
    }
    kept.close();
    life.close();
  }
}
