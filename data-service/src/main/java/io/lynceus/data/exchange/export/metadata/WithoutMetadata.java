package io.lynceus.data.exchange.export.metadata;

import io.lynceus.vision.header.Orientation;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;

/**
 * A file without place, owner, time and comments. Of all that, only the orientation is written
 * again, because without it the picture lies on its side and its boxes beside it. What is kept is
 * on a list for each format: what nobody knows yet is metadata. A BMP has none.
 */
public final class WithoutMetadata {
  /** It was accepted once; the limits may have become narrower since. */
  private static final PictureLimits ANY =
      new PictureLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 1);

  private WithoutMetadata() {}

  /** {@code file} is a picture as it was accepted, whole and with nothing behind it. */
  public static byte[] of(byte[] file) {
    PictureHeader header = PictureHeader.of(file, ANY);
    return switch (header.format()) {
      case JPEG -> JpegSegments.plain(file, header);
      case PNG -> PngChunks.plain(file, header);
      case WEBP -> WebpChunks.plain(file, header);
      case BMP -> file;
    };
  }

  /** Whether the picture is to be turned or mirrored before it is shown. */
  static boolean isTurned(PictureHeader header) {
    return header.orientation() != Orientation.UPRIGHT;
  }
}
