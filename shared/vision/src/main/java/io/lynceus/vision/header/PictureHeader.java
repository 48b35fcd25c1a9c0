package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;

/**
 * What a picture file says of itself. {@code storedWidth} and {@code storedHeight} are as stored,
 * before the orientation; {@code length} is the number of bytes up to the picture's end, and {@code
 * trimmed} how many follow it, which belong to something else.
 */
public record PictureHeader(
    PictureFormat format,
    int storedWidth,
    int storedHeight,
    Orientation orientation,
    int length,
    int trimmed) {

  /** Reads the header of the whole file {@code bytes}, and refuses what is outside the limits. */
  public static PictureHeader of(byte[] bytes, PictureLimits limits) {
    limits.checkBytes(bytes.length);
    FileBytes file = FileBytes.of(bytes);
    PictureHeader header =
        switch (PictureFormat.of(file)) {
          case JPEG -> JpegHeader.of(file, limits);
          case PNG -> PngHeader.of(file, limits);
          case WEBP -> WebpHeader.of(file, limits);
          case BMP -> BmpHeader.of(file.littleEndian(), limits);
        };
    file.require(0, header.length);
    return header;
  }

  /** The width of the upright picture. */
  public int width() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  /** The height of the upright picture. */
  public int height() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }

  static PictureHeader of(
      FileBytes file,
      PictureFormat format,
      int storedWidth,
      int storedHeight,
      Orientation orientation,
      long length) {
    file.require(0, length);
    int end = (int) length;
    return new PictureHeader(
        format, storedWidth, storedHeight, orientation, end, file.size() - end);
  }

  static PictureRefused damaged(String sentence) {
    return new PictureRefused(Reason.DAMAGED, sentence);
  }

  static PictureRefused animated() {
    return new PictureRefused(
        Reason.ANIMATED, "The picture has more than one frame; one picture a file is accepted");
  }
}
