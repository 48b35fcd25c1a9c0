package io.lynceus.vision.picture;

import io.lynceus.vision.header.PictureFormat;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.turbojpeg.TurboJpeg;
import java.util.Optional;

/**
 * From a file's bytes to an upright picture. What the header refuses is never decoded. Colour
 * profiles and transparency are ignored, as the tools do with which detectors are trained
 * elsewhere; samples of 16 bits keep their higher eight.
 *
 * <p>JPEG files go to libjpeg-turbo where it is installed. What it does not give without a warning,
 * and every other format, is read and judged by ImageIO, so that all machines refuse alike.
 */
public final class PictureDecoder {
  private final PictureLimits limits;
  private final Optional<TurboJpeg> turbo;

  public PictureDecoder(PictureLimits limits) {
    this(limits, TurboJpeg.installed());
  }

  PictureDecoder(PictureLimits limits, Optional<TurboJpeg> turbo) {
    this.limits = limits;
    this.turbo = turbo;
  }

  /** Reads the header alone, in well under a millisecond. */
  public PictureHeader inspect(byte[] bytes) {
    return PictureHeader.of(bytes, limits);
  }

  public Picture decode(byte[] bytes) {
    return decode(bytes, inspect(bytes));
  }

  /** Decodes a file whose header was read before. */
  public Picture decode(byte[] bytes, PictureHeader header) {
    Picture stored = fast(bytes, header).orElseGet(() -> ImageioPixels.of(bytes, header));
    return UprightPixels.of(stored, header.orientation());
  }

  private Optional<Picture> fast(byte[] bytes, PictureHeader header) {
    if (turbo.isEmpty() || header.format() != PictureFormat.JPEG) {
      return Optional.empty();
    }
    int width = header.storedWidth();
    int height = header.storedHeight();
    return turbo
        .get()
        .rgb(bytes, header.length(), width, height)
        .map(rgb -> new Picture(width, height, rgb));
  }
}
