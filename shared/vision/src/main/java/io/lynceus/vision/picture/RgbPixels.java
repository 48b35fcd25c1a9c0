package io.lynceus.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the stored samples as they are. {@link BufferedImage#getRGB} is not used: it treats grey
 * samples as linear light and makes grey pictures lighter.
 */
final class RgbPixels {
  private RgbPixels() {}

  static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      var buffer = (DataBufferByte) image.getRaster().getDataBuffer();
      if (buffer.getData().length == width * height * Picture.CHANNELS) {
        return new Picture(width, height, swapped(buffer.getData()));
      }
    }
    byte[] rgb = new byte[width * height * Picture.CHANNELS];
    if (image.getColorModel() instanceof IndexColorModel palette) {
      fromPalette(image.getRaster(), palette, rgb);
    } else {
      fromSamples(image.getRaster(), rgb);
    }
    return new Picture(width, height, rgb);
  }

  /** The other way: an image to draw on or to encode, with pixels of its own. */
  static BufferedImage image(Picture picture) {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(picture.rgb(), 0, bgr, 0, bgr.length);
    swapped(bgr);
    return image;
  }

  /** In place: the decoder made the array for us alone. */
  private static byte[] swapped(byte[] bgr) {
    for (int i = 0; i < bgr.length; i += Picture.CHANNELS) {
      byte blue = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = blue;
    }
    return bgr;
  }

  private static void fromPalette(Raster raster, IndexColorModel palette, byte[] rgb) {
    int[] row = new int[raster.getWidth()];
    int out = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        int colour = palette.getRGB(index);
        rgb[out++] = (byte) (colour >> 16);
        rgb[out++] = (byte) (colour >> 8);
        rgb[out++] = (byte) colour;
      }
    }
  }

  private static void fromSamples(Raster raster, byte[] rgb) {
    int[] row = new int[raster.getWidth()];
    boolean grey = raster.getNumBands() < Picture.CHANNELS;
    for (int channel = 0; channel < Picture.CHANNELS; channel++) {
      int band = grey ? 0 : channel;
      int bits = raster.getSampleModel().getSampleSize(band);
      int out = channel;
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getSamples(0, y, row.length, 1, band, row);
        for (int sample : row) {
          rgb[out] = eightBits(sample, bits);
          out += Picture.CHANNELS;
        }
      }
    }
  }

  private static byte eightBits(int sample, int bits) {
    return (byte) (bits >= 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1));
  }
}
