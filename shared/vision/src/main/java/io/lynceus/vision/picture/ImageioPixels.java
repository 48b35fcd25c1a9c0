package io.lynceus.vision.picture;

import io.lynceus.vision.header.PictureFormat;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.header.PictureRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes with the readers on the class path, which know every format and are on every machine. */
final class ImageioPixels {
  private ImageioPixels() {}

  /** As stored, or refused. */
  static Picture of(byte[] bytes, PictureHeader header) {
    BufferedImage stored = read(bytes, header);
    if (stored.getWidth() != header.storedWidth() || stored.getHeight() != header.storedHeight()) {
      throw new PictureRefused(Reason.DAMAGED, "The picture is not as large as its header says");
    }
    return RgbPixels.of(stored);
  }

  private static BufferedImage read(byte[] bytes, PictureHeader header) {
    ImageReader reader = reader(header.format());
    var warnings = new DecoderWarnings();
    reader.addIIOReadWarningListener(warnings);
    try (ImageInputStream input = PictureBytes.of(bytes, header)) {
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

  private static PictureRefused undecodable(PictureFormat format, Exception cause) {
    boolean told = cause instanceof IOException && cause.getMessage() != null;
    String why = told ? cause.getMessage() : "it is damaged";
    return new PictureRefused(
        Reason.DAMAGED, "The %s file does not decode: %s".formatted(format, why), cause);
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
