package io.lynceus.vision.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LetterboxTest {
  @ParameterizedTest
  @CsvSource({
    "1280, 720, 640, 640, 640, 360, 0, 140",
    "640, 480, 320, 256, 320, 240, 0, 8",
    "100, 50, 640, 640, 640, 320, 0, 160",
    "333, 500, 640, 640, 426, 640, 107, 0",
    "501, 333, 640, 640, 640, 425, 0, 107",
    "16384, 10, 640, 640, 640, 1, 0, 319"
  })
  void fitsInTheMiddle(
      int width, int height, int inputWidth, int inputHeight, int w, int h, int left, int top) {
    assertThat(Letterbox.fit(width, height, inputWidth, inputHeight, Placement.CENTRE))
        .isEqualTo(new Letterbox(width, height, inputWidth, inputHeight, w, h, left, top));
  }

  @Test
  void fitsInTheCorner() {
    Letterbox box = Letterbox.fit(640, 480, 416, 416, Placement.TOP_LEFT);
    assertThat(box).isEqualTo(new Letterbox(640, 480, 416, 416, 416, 312, 0, 0));
  }

  @Test
  void goesBackByTheRoundedSides() {
    Letterbox box = Letterbox.fit(333, 500, 640, 640, Placement.CENTRE);
    Box whole = box.toSource(new Box(107, 0, 107 + 426, 640));
    assertThat(whole).isEqualTo(new Box(0, 0, 333, 500));
  }

  @Test
  void returnsEveryBoxToItsPlace() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 200; i++) {
      int width = random.nextInt(10, 3000);
      int height = random.nextInt(10, 3000);
      Letterbox box = Letterbox.fit(width, height, 320, 256, Placement.CENTRE);
      double x = random.nextDouble(width);
      double y = random.nextDouble(height);
      Box back = box.toSource(box.toInput(new Box(0, 0, x, y)));
      assertThat(back.x1()).isCloseTo(0, within(1e-9));
      assertThat(back.x2()).isCloseTo(x, within(1e-9));
      assertThat(back.y2()).isCloseTo(y, within(1e-9));
    }
  }
}
