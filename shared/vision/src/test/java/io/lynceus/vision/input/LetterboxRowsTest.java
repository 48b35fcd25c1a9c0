package io.lynceus.vision.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.Pictures;
import org.junit.jupiter.api.Test;

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
