package io.lynceus.vision.header;

/** Walks the RIFF chunks of a WebP file: lossy ({@code VP8}), lossless ({@code VP8L}), extended. */
final class WebpHeader {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int ANIMATION_FLAG = 0x02;

  private final FileBytes file;
  private final PictureLimits limits;
  private int width;
  private int height;
  private boolean hasData;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpHeader(FileBytes file, PictureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static PictureHeader of(FileBytes file, PictureLimits limits) {
    return new WebpHeader(file.littleEndian(), limits).walk();
  }

  private PictureHeader walk() {
    long end = file.unsigned32(4) + 8;
    file.require(0, end);
    int at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= end) {
      long length = file.unsigned32(at + 4);
      file.require(at + CHUNK_HEADER, length);
      chunk(at, (int) length);
      at += CHUNK_HEADER + (int) (length + (length & 1));
    }
    if (!hasData) {
      throw PictureHeader.damaged("The WebP file holds no picture");
    }
    return PictureHeader.of(file, PictureFormat.WEBP, width, height, orientation, end);
  }

  private void chunk(int at, int length) {
    int body = at + CHUNK_HEADER;
    if (file.isText(at, "ANIM") || file.isText(at, "ANMF")) {
      throw PictureHeader.animated();
    } else if (file.isText(at, "VP8X")) {
      canvas(body);
    } else if (file.isText(at, "VP8 ")) {
      lossy(body);
    } else if (file.isText(at, "VP8L")) {
      lossless(body);
    } else if (file.isText(at, "EXIF")) {
      orientation = ExifOrientation.in(tiff(file.part(body, length)));
    }
  }

  private void canvas(int body) {
    if ((file.bits8(body) & ANIMATION_FLAG) != 0) {
      throw PictureHeader.animated();
    }
    sides(1 + littleEndian24(body + 4), 1 + littleEndian24(body + 7));
  }

  private void lossy(int body) {
    hasData = true;
    if (littleEndian24(body + 3) != 0x2A019D) {
      throw PictureHeader.damaged("The WebP file's picture does not begin with a key frame");
    }
    sides(file.bits16(body + 6) & 0x3FFF, file.bits16(body + 8) & 0x3FFF);
  }

  private void lossless(int body) {
    hasData = true;
    if (file.bits8(body) != 0x2F) {
      throw PictureHeader.damaged("The WebP file's picture does not begin with its signature");
    }
    int bits = file.bits32(body + 1);
    sides(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
  }

  private void sides(int newWidth, int newHeight) {
    limits.checkSides(newWidth, newHeight);
    if (width != 0 && (width != newWidth || height != newHeight)) {
      throw PictureHeader.damaged(
          "The WebP file says %d by %d and %d by %d".formatted(width, height, newWidth, newHeight));
    }
    width = newWidth;
    height = newHeight;
  }

  /** Some writers put JPEG's prefix before the EXIF block. */
  private static FileBytes tiff(FileBytes exif) {
    return exif.isText(0, "Exif\0\0") ? exif.part(6, exif.size() - 6) : exif;
  }

  private int littleEndian24(int at) {
    return file.bits8(at) | file.bits8(at + 1) << 8 | file.bits8(at + 2) << 16;
  }
}
