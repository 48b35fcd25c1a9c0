package io.lynceus.vision.header;

/**
 * Finds tag 0x0112 in the first directory of an EXIF block (a TIFF header and its IFD0). Broken
 * EXIF is common and harmless, so whatever cannot be followed means upright.
 */
final class ExifOrientation {
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  static Orientation in(FileBytes tiff) {
    if (!tiff.has(0, 8)) {
      return Orientation.UPRIGHT;
    }
    FileBytes block = tiff.isText(0, "II") ? tiff.littleEndian() : tiff.bigEndian();
    if (block.bits16(2) != 42) {
      return Orientation.UPRIGHT;
    }
    return inDirectory(block, block.unsigned32(4));
  }

  private static Orientation inDirectory(FileBytes block, long directory) {
    if (!block.has(directory, 2)) {
      return Orientation.UPRIGHT;
    }
    int first = (int) directory + 2;
    int entries = block.bits16((int) directory);
    for (int i = 0; i < entries && block.has(first + (long) i * ENTRY_BYTES, ENTRY_BYTES); i++) {
      int entry = first + i * ENTRY_BYTES;
      if (block.bits16(entry) == TAG) {
        return Orientation.ofExif(block.bits16(entry + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
