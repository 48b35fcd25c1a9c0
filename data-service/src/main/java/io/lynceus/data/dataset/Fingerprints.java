package io.lynceus.data.dataset;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.platform.object.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a diff has to know of a version's images, small enough to be kept in a row: 41 bytes an
 * image, in the order of ids.
 *
 * <pre>
 *   32 bytes id · 1 byte split · 8 bytes hash of the boxes
 * </pre>
 */
final class Fingerprints {
  private static final int ID = 32;
  private static final int ENTRY = ID + 1 + Long.BYTES;
  private static final List<Split> SPLITS = List.of(Split.values());

  private final byte[] entries;

  private Fingerprints(byte[] entries) {
    this.entries = entries;
  }

  /** From what {@link #bytes} gave. */
  static Fingerprints of(byte[] bytes) {
    return new Fingerprints(bytes);
  }

  /** The bytes themselves, not a copy: they are megabytes. */
  byte[] bytes() {
    return entries;
  }

  int size() {
    return entries.length / ENTRY;
  }

  ImageId image(int index) {
    int from = index * ENTRY;
    return new ImageId(HexFormat.of().formatHex(entries, from, from + ID));
  }

  Split split(int index) {
    return SPLITS.get(entries[index * ENTRY + ID]);
  }

  boolean sameBoxes(int index, Fingerprints other, int otherIndex) {
    int from = index * ENTRY + ID + 1;
    int otherFrom = otherIndex * ENTRY + ID + 1;
    return Arrays.equals(
        entries, from, from + Long.BYTES, other.entries, otherFrom, otherFrom + Long.BYTES);
  }

  int compareIds(int index, Fingerprints other, int otherIndex) {
    int from = index * ENTRY;
    int otherFrom = otherIndex * ENTRY;
    return Arrays.compareUnsigned(
        entries, from, from + ID, other.entries, otherFrom, otherFrom + ID);
  }

  /** Whether the version holds the image. */
  boolean contains(ImageId image) {
    var wanted = new Fingerprints(HexFormat.of().parseHex(image.sha256()));
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareIds(middle, wanted, 0);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return false;
  }

  /** Collects fingerprints in the order of ids. */
  static final class Builder {
    private byte[] entries = new byte[ENTRY << 6];
    private int length;

    /** {@code boxes} name classes by id, not by index: retiring one moves no box of another. */
    void add(ImageId image, Split split, byte[] boxes) {
      if (length + ENTRY > entries.length) {
        entries = Arrays.copyOf(entries, entries.length * 2);
      }
      ByteBuffer.wrap(entries, length, ENTRY)
          .put(HexFormat.of().parseHex(image.sha256()))
          .put((byte) SPLITS.indexOf(split))
          .put(Sha256.digest().digest(boxes), 0, Long.BYTES);
      length += ENTRY;
    }

    Fingerprints build() {
      return new Fingerprints(Arrays.copyOf(entries, length));
    }
  }
}
