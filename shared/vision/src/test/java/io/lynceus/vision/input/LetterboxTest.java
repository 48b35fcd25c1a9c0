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

  @ParameterizedTest
  @CsvSource({
    "16384, 10, 640, 640",
    "10, 16384, 640, 640",
    "10, 5000, 320, 256",
    "4096, 11, 4096, 32",
    "11, 4096, 32, 4096",
    "10, 10, 4096, 4096",
    "16384, 3051, 320, 256"
  })
  void aStripComesBackWhole(int width, int height, int inputWidth, int inputHeight) {
    for (Placement placement : Placement.values()) {
      Letterbox box = Letterbox.fit(width, height, inputWidth, inputHeight, placement);
      assertThat(box.scaledWidth()).isBetween(1, inputWidth);
      assertThat(box.scaledHeight()).isBetween(1, inputHeight);
      assertThat(box.scaledWidth() == inputWidth || box.scaledHeight() == inputHeight).isTrue();
      assertThat(box.left()).isBetween(0, inputWidth - box.scaledWidth());
      assertThat(box.top()).isBetween(0, inputHeight - box.scaledHeight());
      var place =
          new Box(
              box.left(),
              box.top(),
              box.left() + box.scaledWidth(),
              box.top() + box.scaledHeight());
      assertAlike(box.toInput(new Box(0, 0, width, height)), place);
      assertAlike(box.toSource(place), new Box(0, 0, width, height));
    }
  }

  private static void assertAlike(Box seen, Box expected) {
    assertThat(seen.x1()).isCloseTo(expected.x1(), within(1e-9));
    assertThat(seen.y1()).isCloseTo(expected.y1(), within(1e-9));
    assertThat(seen.x2()).isCloseTo(expected.x2(), within(1e-9));
    assertThat(seen.y2()).isCloseTo(expected.y2(), within(1e-9));
  }

  @Test
  void theLargerHalfOfAnOddPaddingFollows() {
    for (int side = 33; side < 64; side++) {
      Letterbox box = Letterbox.fit(64, side, 64, 64, Placement.CENTRE);
      int below = 64 - box.scaledHeight() - box.top();
      assertThat(below - box.top()).isEqualTo((64 - side) % 2);
    }
  }

  @Test
  void whatLiesInThePaddingComesBackOutsideThePicture() {
    Letterbox box = Letterbox.fit(640, 480, 320, 256, Placement.CENTRE);
    assertThat(box.toSource(new Box(0, 0, 320, 256))).isEqualTo(new Box(0, -16, 640, 496));
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
