package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.PictureLimits;
import org.junit.jupiter.api.Test;

final class PictureEncodingTest {
  private static final Picture WAVES =
      Pictures.of(64, 48, (x, y) -> 0x010101 * (int) (127 + 100 * Math.sin(x / 5.0 + y / 7.0)));

  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);

  @Test
  void pngKeepsEveryLevel() {
    assertThat(decoder.decode(PictureEncoding.png(WAVES)).rgb()).isEqualTo(WAVES.rgb());
  }

  @Test
  void jpegIsCloseAndSmallerTheLessQualityIsAsked() {
    byte[] good = PictureEncoding.jpeg(WAVES, 0.95);
    byte[] poor = PictureEncoding.jpeg(WAVES, 0.3);
    assertThat(poor.length).isLessThan(good.length);
    Picture back = decoder.decode(good);
    for (int i = 0; i < WAVES.rgb().length; i++) {
      assertThat((back.rgb()[i] & 0xFF) - (WAVES.rgb()[i] & 0xFF)).isBetween(-12, 12);
    }
  }

  @Test
  void writesNothingButThePicture() {
    assertThat(decoder.inspect(PictureEncoding.jpeg(WAVES, 0.9)).trimmed()).isZero();
  }
}
