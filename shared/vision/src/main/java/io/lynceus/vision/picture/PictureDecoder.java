package io.lynceus.vision.picture;

import io.lynceus.vision.header.PictureFormat;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.header.PictureRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * From a file's bytes to an upright picture. What the header refuses is never decoded. Colour
 * profiles and transparency are ignored, as the tools do with which detectors are trained
 * elsewhere; samples of 16 bits keep their higher eight.
 */
public final class PictureDecoder {
  private final PictureLimits limits;

  public PictureDecoder(PictureLimits limits) {
    this.limits = limits;
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
    BufferedImage stored = read(bytes, header);
    if (stored.getWidth() != header.storedWidth() || stored.getHeight() != header.storedHeight()) {
      throw new PictureRefused(Reason.DAMAGED, "The picture is not as large as its header says");
    }
    Picture picture = RgbPixels.of(stored);
    return UprightPixels.of(picture, header.orientation());
  }

  private static BufferedImage read(byte[] bytes, PictureHeader header) {
    ImageReader reader = reader(header.format());
    var warnings = new DecoderWarnings();
    reader.addIIOReadWarningListener(warnings);
    try (ImageInputStream input = new PictureBytes(bytes, header.length())) {
      reader.setInput(input, true, true);
      BufferedImage image = reader.read(0);
      warnings.refuseIfDamaged();
      return image;
    } catch (PictureRefused e) {
      throw e;
    } catch (IOException | RuntimeException e) { // decoders fall over damage in every way there is
      throw undecodable(header.format(), e);
    } finally {
      reader.dispose();
    }
  }

  private static PictureRefused undecodable(PictureFormat format, Throwable cause) {
    return new PictureRefused(
        Reason.DAMAGED,
        "The %s file does not decode: %s"
            .formatted(format, cause instanceof IOException ? cause.getMessage() : "it is damaged"),
        cause);
  }

  private static ImageReader reader(PictureFormat format) {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
    if (!readers.hasNext()) {
      throw new IllegalStateException("No decoder of %s is on the class path".formatted(format));
    }
    return readers.next();
  }
}
