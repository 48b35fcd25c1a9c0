package io.lynceus.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ColourShiftTest {

  /** The JDK's conversion to HSB and back is another implementation; it rounds to 255ths. */
  @Test
  void equalsTheConversionOfTheJdk() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5000; i++) {
      int r = random.nextInt(256);
      int g = random.nextInt(256);
      int b = random.nextInt(256);
      float hue = (float) random.nextDouble(-1, 1);
      float saturation = (float) random.nextDouble(0.3, 1.7);
      float value = (float) random.nextDouble(0.3, 1.7);
      float[] pixel = {r / 255f, g / 255f, b / 255f};
      new ColourShift(hue, saturation, value).apply(pixel);

      float[] hsb = Color.RGBtoHSB(r, g, b, null);
      Color expected =
          new Color(
              Color.HSBtoRGB(
                  hsb[0] + hue / 6, Math.min(hsb[1] * saturation, 1), Math.min(hsb[2] * value, 1)));
      String what = "%d %d %d by %s %s %s".formatted(r, g, b, hue, saturation, value);
      assertThat(pixel[0]).as(what).isCloseTo(expected.getRed() / 255f, within(0.0025f));
      assertThat(pixel[1]).as(what).isCloseTo(expected.getGreen() / 255f, within(0.0025f));
      assertThat(pixel[2]).as(what).isCloseTo(expected.getBlue() / 255f, within(0.0025f));
    }
  }

  @Test
  void isDrawnWithinTheLimitsAndOverAllOfThem() {
    Augmentation limits = new Augmentation(0.015, 0.4, 0.3, 0, 0, Orientation.UPRIGHT);
    SplittableRandom random = new SplittableRandom(2);
    var drawn = IntStream.range(0, 2000).mapToObj(_ -> ColourShift.drawn(limits, random)).toList();
    assertSpans(drawn.stream().mapToDouble(ColourShift::hue).summaryStatistics(), 0, 0.09);
    assertSpans(drawn.stream().mapToDouble(ColourShift::saturation).summaryStatistics(), 1, 0.4);
    assertSpans(drawn.stream().mapToDouble(ColourShift::value).summaryStatistics(), 1, 0.3);
  }

  @Test
  void noLimitsDrawNoShift() {
    ColourShift drawn = ColourShift.drawn(Tiles.STILL, new SplittableRandom(3));
    assertThat(drawn.hue()).isCloseTo(0, within(0f));
    assertThat(drawn.saturation()).isEqualTo(1);
    assertThat(drawn.value()).isEqualTo(1);
  }

  private static void assertSpans(DoubleSummaryStatistics seen, double middle, double reach) {
    assertThat(seen.getMin()).isBetween(middle - reach - 1e-6, middle - 0.98 * reach);
    assertThat(seen.getMax()).isBetween(middle + 0.98 * reach, middle + reach + 1e-6);
    assertThat(seen.getAverage()).isCloseTo(middle, within(0.05 * reach));
  }
}
