package io.lynceus.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanvasTest {
  private static final int SIDE = 32;
  private static final float GREY = 114 / 255f;

  private final Canvas canvas = new Canvas(SIDE, SIDE);

  @Test
  void drawsAPictureOfItsSizeUnchanged() {
    Picture picture = dotted(SIDE, SIDE, 3, 5);
    canvas.clear();
    canvas.draw(picture, View.upright(16, 16, 1), ColourShift.NONE);
    FloatBuffer drawn = planes();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(drawn.get(y * SIDE + x))
            .isCloseTo((picture.pixel(x, y) >> 16) / 255f, within(1e-6f));
      }
    }
  }

  @Test
  void leavesGreyAround() {
    canvas.clear();
    canvas.draw(dotted(8, 8, 0, 0), View.upright(16, 16, 1), ColourShift.NONE);
    FloatBuffer drawn = planes();
    assertThat(drawn.get(0)).isEqualTo(GREY);
    assertThat(drawn.get(11 * SIDE + 16)).isEqualTo(GREY);
    assertThat(drawn.get(12 * SIDE + 13)).isNotEqualTo(GREY);
    assertThat(drawn.get(20 * SIDE + 16)).isEqualTo(GREY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void aBoxStaysOnWhatItIsAbout(int way) {
    // A white rectangle at (3, 1) to (6, 9) of a black picture of 12 by 20, twice as large.
    Picture picture = rectangle(12, 20, 3, 1, 6, 9);
    View view = View.upright(15, 14, 1.5).turned(way);
    canvas.clear();
    canvas.draw(picture, view, ColourShift.NONE);
    Box box = view.place(new Box(3, 1, 6, 9), 12, 20);
    FloatBuffer drawn = planes();
    double inside = 0;
    double all = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float level = drawn.get(y * SIDE + x);
        double white = level == GREY ? 0 : level;
        all += white;
        boolean isIn =
            x + 0.5 > box.x1() - 1
                && x + 0.5 < box.x2() + 1
                && y + 0.5 > box.y1() - 1
                && y + 0.5 < box.y2() + 1;
        inside += isIn ? white : 0;
      }
    }
    assertThat(box.area()).isCloseTo(3 * 8 * 1.5 * 1.5, within(1e-9));
    assertThat(all).isCloseTo(box.area(), within(0.15 * box.area()));
    assertThat(inside).isGreaterThan(0.99 * all);
  }

  @Test
  void theEightWaysAreDifferent() {
    Box box = new Box(0, 0, 2, 1);
    assertThat(
            java.util.stream.IntStream.range(0, 8)
                .mapToObj(way -> View.upright(0, 0, 1).turned(way).place(box, 10, 10))
                .distinct())
        .hasSize(8);
  }

  @Test
  void noColourShiftChangesNothing() {
    float[] pixel = {0.2f, 0.7f, 0.4f};
    new ColourShift(0, 1, 1).apply(pixel);
    assertThat(pixel).containsExactly(new float[] {0.2f, 0.7f, 0.4f}, within(1e-6f));
  }

  /** Worked out by hand: a third of the circle turns red to green; value and saturation scale. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0,      2, 1, 1,       0, 1, 0",
    "1, 0, 0,     -2, 1, 1,       0, 0, 1",
    "0.8, 0.4, 0.4, 0, 1, 0.5,    0.4, 0.2, 0.2",
    "0.8, 0.4, 0.4, 0, 2, 1,      0.8, 0, 0",
    "0.8, 0.4, 0.4, 0, 0.5, 1,    0.8, 0.6, 0.6",
    "0.5, 0.5, 0.5, 1, 2, 1.2,    0.6, 0.6, 0.6",
    "0.8, 0.8, 0.8, 0, 1, 2,      1, 1, 1",
    "0, 0, 0,      1, 1, 2,       0, 0, 0"
  })
  void shiftsHueSaturationAndValue(
      float r,
      float g,
      float b,
      float hue,
      float saturation,
      float value,
      float red,
      float green,
      float blue) {
    float[] pixel = {r, g, b};
    new ColourShift(hue, saturation, value).apply(pixel);
    assertThat(pixel).containsExactly(new float[] {red, green, blue}, within(1e-6f));
  }

  private FloatBuffer planes() {
    ByteBuffer batch =
        ByteBuffer.allocateDirect(2 * 3 * SIDE * SIDE * Float.BYTES).order(ByteOrder.nativeOrder());
    canvas.copyTo(batch, 1);
    return batch.asFloatBuffer().slice(3 * SIDE * SIDE, 3 * SIDE * SIDE);
  }

  private static Picture dotted(int width, int height, int stepX, int stepY) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      rgb[i] = (byte) (x * (stepX + 1) + y * (stepY + 1));
    }
    return new Picture(width, height, rgb);
  }

  private static Picture rectangle(int width, int height, int x1, int y1, int x2, int y2) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = y1; y < y2; y++) {
      for (int x = x1; x < x2; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[(y * width + x) * 3 + c] = (byte) 255;
        }
      }
    }
    return new Picture(width, height, rgb);
  }
}
