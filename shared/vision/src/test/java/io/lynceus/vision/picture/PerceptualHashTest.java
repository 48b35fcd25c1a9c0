package io.lynceus.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.header.PictureLimits;
import org.junit.jupiter.api.Test;

final class PerceptualHashTest {
  private static final Picture WAVES =
      Pictures.of(200, 160, (x, y) -> 0x010101 * (int) (127 + 90 * Math.sin(x / 17.0 + y / 29.0)));

  @Test
  void ofARampHasEveryBitSet() {
    Picture ramp = Pictures.of(90, 80, (x, y) -> 2 * x * 0x010101);
    assertThat(PerceptualHash.of(ramp)).isEqualTo(new PerceptualHash(-1));
  }

  @Test
  void ofOneColourHasNone() {
    assertThat(PerceptualHash.of(Pictures.of(30, 30, (x, y) -> 0x808080)).bits()).isZero();
  }

  @Test
  void barelyMovesWithScaleAndCompression() {
    byte[] small = PictureEncoding.jpeg(WAVES.shrunkTo(120), 0.6);
    Picture again = new PictureDecoder(PictureLimits.STANDARD).decode(small);
    assertThat(PerceptualHash.of(WAVES).distance(PerceptualHash.of(again))).isLessThanOrEqualTo(3);
  }

  @Test
  void isFarFromAnotherPicture() {
    Picture other = Pictures.of(200, 160, (x, y) -> ((x * x + 31 * y) % 256) * 0x010101);
    assertThat(PerceptualHash.of(WAVES).distance(PerceptualHash.of(other))).isGreaterThan(12);
  }
}
