package io.lynceus.vision.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels worked out by hand: centres of pixels are half a pixel from their edges. */
final class LetterboxRowsTest {
  @Test
  void averagesNeighboursAtHalfTheSize() {
    assertThat(levels(grey(4, 4, (x, y) -> 40 * x + 8 * y), 2, 2))
        .containsExactly(24, 104, 40, 120);
  }

  @Test
  void weighsByDistanceAtTwiceTheSize() {
    assertThat(levels(grey(2, 1, (x, y) -> 100 * x), 4, 2))
        .containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
  }

  @Test
  void copiesAtTheSameSize() {
    assertThat(levels(grey(3, 2, (x, y) -> 100 * y + x), 3, 2))
        .containsExactly(0, 1, 2, 100, 101, 102);
  }

  @Test
  void takesTheMiddleOfThree() {
    assertThat(levels(grey(3, 3, (x, y) -> 10 * x + y), 1, 1)).containsExactly(11);
  }

  /** Whole numbers, rounded once: bit for bit, in whatever order it is summed. */
  @ParameterizedTest
  @CsvSource({
    "96, 64",
    "200, 150",
    "17, 90",
    "640, 33",
    "48, 32",
    "10, 10",
    "333, 500",
    "1, 9",
    "2, 1"
  })
  void isTheSumOfFourNeighboursRoundedOnce(int width, int height) {
    Picture noise = Pictures.of(width, height, (x, y) -> (x * 7919 + y * 104_729) * 31);
    Letterbox box = Letterbox.fit(width, height, 96, 64, Placement.CENTRE);
    var rows = new LetterboxRows(noise, box);
    int[] row = new int[box.scaledWidth() * 3];
    for (int y = 0; y < box.scaledHeight(); y++) {
      rows.row(y, row);
      for (int x = 0; x < box.scaledWidth(); x++) {
        for (int channel = 0; channel < 3; channel++) {
          assertThat(row[channel * box.scaledWidth() + x])
              .isEqualTo(sum(noise, box, x, y, channel));
        }
      }
    }
  }

  private static int sum(Picture picture, Letterbox box, int x, int y, int channel) {
    double atX =
        Math.clamp((x + 0.5) * picture.width() / box.scaledWidth() - 0.5, 0, picture.width() - 1);
    double atY =
        Math.clamp(
            (y + 0.5) * picture.height() / box.scaledHeight() - 0.5, 0, picture.height() - 1);
    int left = (int) atX;
    int top = (int) atY;
    long w = Math.round((atX - left) * 2048);
    long below = Math.round((atY - top) * 2048);
    long sum = 0;
    for (int corner = 0; corner < 4; corner++) {
      int column = Math.min(left + corner % 2, picture.width() - 1);
      int line = Math.min(top + corner / 2, picture.height() - 1);
      long weight = (corner % 2 == 0 ? 2048 - w : w) * (corner / 2 == 0 ? 2048 - below : below);
      sum += weight * (picture.pixel(column, line) >> (8 * (2 - channel)) & 0xFF);
    }
    return (int) ((sum + (1 << 21)) >> 22);
  }

  private static Picture grey(int width, int height, java.util.function.IntBinaryOperator level) {
    return Pictures.of(width, height, (x, y) -> level.applyAsInt(x, y) * 0x010101);
  }

  private static int[] levels(Picture picture, int width, int height) {
    var box = new Letterbox(picture.width(), picture.height(), width, height, width, height, 0, 0);
    var rows = new LetterboxRows(picture, box);
    int[] row = new int[width * 3];
    int[] levels = new int[width * height];
    for (int y = 0; y < height; y++) {
      rows.row(y, row);
      for (int x = 0; x < width; x++) {
        assertThat(row[x]).isEqualTo(row[2 * width + x]);
        levels[y * width + x] = row[x];
      }
    }
    return levels;
  }
}
