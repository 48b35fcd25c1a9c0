package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;
import java.util.Set;

/** Reads the header of a BMP file, OS/2's small one or Windows' of any version. */
final class BmpHeader {
  private static final int INFO = 14;
  private static final Set<Integer> INFO_SIZES = Set.of(12, 40, 52, 56, 64, 108, 124);
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BITFIELDS = 3;
  private static final int ALPHA_BITFIELDS = 6;

  private BmpHeader() {}

  /** "BM" alone begins many a text; the size of the second header tells. */
  static boolean plausible(FileBytes file) {
    return INFO_SIZES.contains(file.littleEndian().bits32(INFO));
  }

  /** Reads from bytes in little-endian order. */
  static PictureHeader of(FileBytes file, PictureLimits limits) {
    boolean small = file.bits32(INFO) == 12;
    long width = small ? file.bits16(INFO + 4) : file.bits32(INFO + 4);
    long height = small ? file.bits16(INFO + 6) : Math.abs((long) file.bits32(INFO + 8));
    limits.checkSides(width, height);
    int bits = file.bits16(small ? INFO + 10 : INFO + 14);
    int compression = small ? 0 : file.bits32(INFO + 16);
    long rows = (width * bits + 31) / 32 * 4 * height;
    long data = compressedRuns(compression) ? file.unsigned32(INFO + 20) : rows;
    long offset = file.unsigned32(10);
    if (data == 0 || offset < INFO + file.unsigned32(INFO)) {
      throw PictureHeader.damaged("The BMP file does not say where its picture lies");
    }
    long end = offset + data;
    return PictureHeader.of(
        file, PictureFormat.BMP, (int) width, (int) height, Orientation.UPRIGHT, end);
  }

  /** True for run lengths, false for plain rows. A JPEG or PNG inside a BMP is not read. */
  private static boolean compressedRuns(int compression) {
    return switch (compression) {
      case 0, BITFIELDS, ALPHA_BITFIELDS -> false;
      case RLE8, RLE4 -> true;
      default ->
          throw new PictureRefused(
              Reason.UNSUPPORTED,
              "BMP files of compression %d are not read".formatted(compression));
    };
  }
}
