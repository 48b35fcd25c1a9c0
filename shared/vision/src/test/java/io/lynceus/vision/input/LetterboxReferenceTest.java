package io.lynceus.vision.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.Pictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast way against the formula in double precision, pixel by pixel. */
final class LetterboxReferenceTest {
  private static final InputRecipe RECIPE = InputRecipe.ofOurs(96, 64);

  @ParameterizedTest
  @CsvSource({"96, 64", "200, 150", "17, 90", "640, 33", "48, 32", "10, 10", "333, 500"})
  void isTheFormula(int width, int height) {
    Picture picture = Pictures.of(width, height, (x, y) -> (x * 7919 + y * 104_729) * 31);
    Picture fast = RECIPE.letterboxed(picture);
    Letterbox box = RECIPE.letterbox(width, height);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 96; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int level = (fast.pixel(x, y) >> shift) & 0xFF;
          assertThat((double) level).isCloseTo(slow(picture, box, x, y, shift), within(1.0));
        }
      }
    }
  }

  private static double slow(Picture picture, Letterbox box, int x, int y, int shift) {
    int column = x - box.left();
    int row = y - box.top();
    if (column < 0 || row < 0 || column >= box.scaledWidth() || row >= box.scaledHeight()) {
      return 114;
    }
    double sx = source(column, picture.width(), box.scaledWidth());
    double sy = source(row, picture.height(), box.scaledHeight());
    int left = (int) sx;
    int top = (int) sy;
    int right = Math.min(left + 1, picture.width() - 1);
    int bottom = Math.min(top + 1, picture.height() - 1);
    double above =
        mix(level(picture, left, top, shift), level(picture, right, top, shift), sx - left);
    double below =
        mix(level(picture, left, bottom, shift), level(picture, right, bottom, shift), sx - left);
    return mix(above, below, sy - top);
  }

  private static double source(int at, int source, int scaled) {
    return Math.clamp((at + 0.5) * source / scaled - 0.5, 0, source - 1.0);
  }

  private static double mix(double a, double b, double share) {
    return a * (1 - share) + b * share;
  }

  private static int level(Picture picture, int x, int y, int shift) {
    return (picture.pixel(x, y) >> shift) & 0xFF;
  }
}
