package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;

/** How large and how small a picture may be; judged before anything is decoded. */
public record PictureLimits(long maxBytes, long maxPixels, int maxSide, int minSide) {
  /** 25 MB, 50 million pixels, sides of 10 to 16384. */
  public static final PictureLimits STANDARD = new PictureLimits(25L << 20, 50_000_000, 16_384, 10);

  public PictureLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxSide < minSide || minSide < 1) {
      throw new IllegalArgumentException("No picture could be accepted");
    }
  }

  void checkBytes(long bytes) {
    if (bytes == 0) {
      throw new PictureRefused(Reason.EMPTY, "The file is empty");
    }
    if (bytes > maxBytes) {
      throw new PictureRefused(
          Reason.TOO_MANY_BYTES,
          "The file has %,d bytes; at most %,d are accepted".formatted(bytes, maxBytes));
    }
  }

  void checkSides(long width, long height) {
    if (width <= 0 || height <= 0) {
      throw PictureHeader.damaged("The picture says that it is %d by %d".formatted(width, height));
    }
    if (Math.max(width, height) > maxSide || width * height > maxPixels) {
      throw new PictureRefused(
          Reason.TOO_LARGE,
          "The picture is %d by %d; at most %d a side and %,d pixels are accepted"
              .formatted(width, height, maxSide, maxPixels));
    }
    if (Math.min(width, height) < minSide) {
      throw new PictureRefused(
          Reason.TOO_SMALL,
          "The picture is %d by %d; at least %d a side are accepted"
              .formatted(width, height, minSide));
    }
  }
}
