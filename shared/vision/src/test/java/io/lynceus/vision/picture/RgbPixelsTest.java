package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RgbPixelsTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB
      })
  void readsEveryOrderOfChannels(int type) {
    var image = new BufferedImage(3, 2, type);
    image.setRGB(2, 1, 0xFF123456);
    Picture picture = RgbPixels.of(image);
    assertThat(picture.pixel(2, 1)).isEqualTo(0x123456);
    assertThat(picture.pixel(0, 0)).isZero();
  }

  @Test
  void takesGreyAsItIs() {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);
    assertThat(RgbPixels.of(image).pixel(0, 0)).isEqualTo(0x646464);
    assertThat(image.getRGB(0, 0) & 0xFF).as("why getRGB is not used").isGreaterThan(150);
  }

  @Test
  void keepsTheHigherEightOfSixteenBits() {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0xABCD);
    assertThat(RgbPixels.of(image).pixel(0, 0)).isEqualTo(0xABABAB);
  }

  @Test
  void spreadsFewBitsOverEight() {
    byte[] shades = {0, 85, (byte) 170, (byte) 255};
    var palette = new IndexColorModel(2, 4, shades, shades, shades);
    WritableRaster raster =
        Raster.createPackedRaster(DataBuffer.TYPE_BYTE, 4, 1, 1, 2, new Point());
    raster.setSample(2, 0, 0, 2);
    var image = new BufferedImage(palette, raster, false, null);
    assertThat(RgbPixels.of(image).pixel(2, 0)).isEqualTo(0xAAAAAA);
  }

  @Test
  void ignoresAlphaBesideGrey() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    raster.setSample(0, 0, 0, 100);
    raster.setSample(0, 0, 1, 7);
    assertThat(RgbPixels.of(new BufferedImage(model, raster, false, null)).pixel(0, 0))
        .isEqualTo(0x646464);
  }

  @Test
  void makesAnImageWithPixelsOfItsOwn() {
    BufferedImage image = RgbPixels.image(Pictures.QUARTERS);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(Pictures.RED);
    image.setRGB(0, 0, 0);
    assertThat(Pictures.QUARTERS.pixel(0, 0)).isEqualTo(Pictures.RED);
  }
}
