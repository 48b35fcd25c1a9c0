package io.lynceus.vision.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** From pixels to a file's bytes; nothing of the file that a picture came from survives in them. */
public final class PictureEncoding {
  private PictureEncoding() {}

  public static byte[] png(Picture picture) {
    return encoded(picture, "png", 0.5f);
  }

  /** {@code quality} is 0 to 1; 0.9 is hard to tell from the original. */
  public static byte[] jpeg(Picture picture, double quality) {
    return encoded(picture, "jpeg", (float) quality);
  }

  private static byte[] encoded(Picture picture, String format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.write(null, new IIOImage(RgbPixels.image(picture), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("A %s in memory was not written".formatted(format), e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
