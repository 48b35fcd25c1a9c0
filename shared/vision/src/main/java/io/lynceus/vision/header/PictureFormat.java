package io.lynceus.vision.header;

import io.lynceus.vision.header.PictureRefused.Reason;

/** The formats that are read, told apart by their first bytes; names and media types may lie. */
public enum PictureFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  BMP("image/bmp", "bmp");

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private final String mediaType;
  private final String extension;

  PictureFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  static PictureFormat of(FileBytes file) {
    if (file.has(0, 3) && file.bits24(0) == 0xFFD8FF) {
      return JPEG;
    }
    if (file.has(0, 8) && file.bits64(0) == PNG_SIGNATURE) {
      return PNG;
    }
    if (file.has(0, 12) && file.isText(0, "RIFF") && file.isText(8, "WEBP")) {
      return WEBP;
    }
    if (file.has(0, 18) && file.isText(0, "BM") && BmpHeader.plausible(file)) {
      return BMP;
    }
    throw new PictureRefused(
        Reason.UNSUPPORTED, "Not a picture that is read; accepted are JPEG, PNG, WebP and BMP");
  }
}
