package io.lynceus.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComposerTest {
  private static final int SIDE = 96;
  private static final InputSize SIZE = new InputSize(SIDE, SIDE);
  private static final float GREY = 114 / 255f;
  private static final long MEMORY = 1 << 20;

  private final ByteBuffer batch =
      ByteBuffer.allocateDirect(2 * 3 * SIDE * SIDE * Float.BYTES).order(ByteOrder.nativeOrder());

  /** Scaled and moved by chance, the box is still the rectangle of what is white, to the pixel. */
  @ParameterizedTest
  @EnumSource(Orientation.class)
  void aBoxFollowsItsPixels(Orientation orientation) {
    Augmentation placed = new Augmentation(0, 0, 0, 0.3, 0.1, orientation);
    Composer composer =
        new Composer(
            List.of(Tiles.white(96, 96, 1, new Box(30, 40, 62, 56))), SIZE, placed, MEMORY);
    for (int seed = 0; seed < 40; seed++) {
      List<LabeledBox> boxes = composer.compose(0, false, new SplittableRandom(seed), batch, 0);
      assertThat(boxes).singleElement().extracting(LabeledBox::classIndex).isEqualTo(1);
      assertSame(boxes.getFirst().box(), white(0), 1.5);
    }
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void inAMosaicEveryBoxIsWhiteAndNothingElseIs(Orientation orientation) {
    Augmentation placed = new Augmentation(0, 0, 0, 0.3, 0.1, orientation);
    LabeledImage image = Tiles.white(96, 80, 0, new Box(20, 20, 60, 50));
    Composer composer = new Composer(List.of(image), SIZE, placed, MEMORY);
    for (int seed = 0; seed < 40; seed++) {
      List<LabeledBox> boxes = composer.compose(0, true, new SplittableRandom(seed), batch, 0);
      FloatBuffer drawn = planes(0);
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          if (drawn.get(y * SIDE + x) > 0.99f && !isWithin(boxes, x + 0.5, y + 0.5, 2)) {
            assertThat(isAtAnEdge(x, y)).as("seed %d: white at %d, %d", seed, x, y).isTrue();
          }
          if (isDeepWithin(boxes, x + 0.5, y + 0.5)) {
            assertThat(drawn.get(y * SIDE + x))
                .as("seed %d: %d, %d", seed, x, y)
                .isGreaterThan(0.99f);
          }
        }
      }
    }
  }

  @Test
  void picturesWithAnUpAreOnlyMirroredLeftToRight() {
    assertThat(arrangements(Orientation.UPRIGHT))
        .containsExactlyInAnyOrder(List.of(40, 90, 140, 190), List.of(90, 40, 190, 140));
  }

  @Test
  void picturesWithoutAnUpAreTurnedAndMirroredInAllEightWays() {
    assertThat(arrangements(Orientation.FREE)).hasSize(8);
  }

  @Test
  void aMosaicShowsThePictureThatWasAskedForAndOthers() {
    List<LabeledImage> images =
        List.of(
            Tiles.grey(96, 96, 200),
            Tiles.grey(96, 96, 20),
            Tiles.grey(96, 96, 40),
            Tiles.grey(96, 96, 60),
            Tiles.grey(96, 96, 80));
    Composer composer = new Composer(images, SIZE, Tiles.STILL, MEMORY);
    Set<Integer> others = new HashSet<>();
    for (int seed = 0; seed < 30; seed++) {
      composer.compose(0, true, new SplittableRandom(seed), batch, 0);
      Set<Integer> levels = levels(0);
      assertThat(levels).as("seed " + seed).contains(200);
      others.addAll(levels);
    }
    assertThat(others).contains(20, 40, 60, 80);
  }

  @Test
  void withoutMosaicOnlyOnePictureIsShownAndGreyAroundIt() {
    Composer composer =
        new Composer(
            List.of(Tiles.grey(96, 48, 200), Tiles.grey(96, 96, 20)), SIZE, Tiles.STILL, MEMORY);
    composer.compose(0, false, new SplittableRandom(1), batch, 0);
    assertThat(levels(0)).containsExactlyInAnyOrder(200, 114);
    FloatBuffer drawn = planes(0);
    assertThat(drawn.get(23 * SIDE + 48)).isEqualTo(GREY);
    assertThat(drawn.get(24 * SIDE + 48)).isCloseTo(200 / 255f, within(1e-6f));
  }

  @Test
  void sizeAndPlaceStayWithinTheirLimits() {
    Augmentation placed = new Augmentation(0, 0, 0, 0.3, 0.1, Orientation.UPRIGHT);
    Composer composer =
        new Composer(
            List.of(Tiles.white(96, 96, 0, new Box(38, 38, 58, 58))), SIZE, placed, MEMORY);
    double smallest = 1;
    double largest = 1;
    for (int seed = 0; seed < 200; seed++) {
      Box box = composer.compose(0, false, new SplittableRandom(seed), batch, 0).getFirst().box();
      double zoom = box.width() / 20;
      assertThat(zoom).isBetween(0.7, 1.3);
      assertThat((box.x1() + box.x2()) / 2).isBetween(0.4 * SIDE, 0.6 * SIDE);
      assertThat((box.y1() + box.y2()) / 2).isBetween(0.4 * SIDE, 0.6 * SIDE);
      smallest = Math.min(smallest, zoom);
      largest = Math.max(largest, zoom);
    }
    assertThat(smallest).isLessThan(0.75);
    assertThat(largest).isGreaterThan(1.25);
  }

  /** A picture of 200 by 100 is 96 by 48 in the input, 24 pixels below its upper edge. */
  @Test
  void boxesAreOfTheSourceAndArriveInInputPixels() {
    LabeledImage image = Tiles.white(200, 100, 2, new Box(50, 20, 150, 80));
    Composer composer = new Composer(List.of(image), SIZE, Tiles.STILL, MEMORY);
    List<LabeledBox> boxes = composer.compose(0, false, new SplittableRandom(3), batch, 0);
    Box expected = new Box(24, 24 + 9.6, 72, 24 + 38.4);
    assertThat(boxes).hasSize(1);
    assertSame(boxes.getFirst().box(), expected, 1e-9);
  }

  /** Moved by up to a half, a box at the picture's edge is often cut; less than a tenth is none. */
  @Test
  void whatIsLeftOfABoxIsKeptFromATenthOn() {
    Augmentation far = new Augmentation(0, 0, 0, 0, 0.5, Orientation.UPRIGHT);
    Box whole = new Box(0, 30, 40, 60);
    Composer composer = new Composer(List.of(Tiles.white(96, 96, 0, whole)), SIZE, far, MEMORY);
    int kept = 0;
    int dropped = 0;
    for (int seed = 0; seed < 200; seed++) {
      List<LabeledBox> boxes = composer.compose(0, false, new SplittableRandom(seed), batch, 0);
      if (boxes.isEmpty()) {
        dropped++;
        assertThat(white(0).area()).isLessThanOrEqualTo(0.1 * whole.area() + 2 * SIDE);
      } else {
        kept++;
        assertThat(boxes.getFirst().box().area()).isGreaterThanOrEqualTo(0.1 * whole.area());
      }
    }
    assertThat(kept).isGreaterThan(100);
    assertThat(dropped).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesNothingButItsOwnPlaceOfTheBatch(boolean mosaic) {
    Composer composer = new Composer(List.of(Tiles.quarters(96)), SIZE, Tiles.STILL, MEMORY);
    for (int i = 0; i < batch.capacity(); i++) {
      batch.put(i, (byte) 7);
    }
    composer.compose(0, mosaic, new SplittableRandom(1), batch, 1);
    for (int i = 0; i < batch.capacity() / 2; i++) {
      assertThat(batch.get(i)).isEqualTo((byte) 7);
    }
    assertThat(batch.position()).isZero();
    assertThat(levels(1)).isNotEmpty().allMatch(level -> level >= 40);
  }

  @Test
  void nothingOfAnEarlierPictureShinesThrough() {
    Composer composer =
        new Composer(
            List.of(Tiles.grey(96, 96, 250), Tiles.grey(96, 32, 10)), SIZE, Tiles.STILL, MEMORY);
    composer.compose(0, false, new SplittableRandom(1), batch, 0);
    composer.compose(1, false, new SplittableRandom(1), batch, 1);
    assertThat(levels(1)).containsExactlyInAnyOrder(10, 114);
  }

  private Set<List<Integer>> arrangements(Orientation orientation) {
    Composer composer =
        new Composer(List.of(Tiles.quarters(SIDE)), SIZE, Tiles.still(orientation), MEMORY);
    Set<List<Integer>> seen = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      composer.compose(0, false, new SplittableRandom(seed), batch, 0);
      FloatBuffer drawn = planes(0);
      seen.add(
          List.of(
              level(drawn, 10, 10),
              level(drawn, 80, 10),
              level(drawn, 10, 80),
              level(drawn, 80, 80)));
    }
    return seen;
  }

  private static int level(FloatBuffer drawn, int x, int y) {
    return Math.round(drawn.get(y * SIDE + x) * 255);
  }

  private Set<Integer> levels(int place) {
    Set<Integer> levels = new HashSet<>();
    FloatBuffer drawn = planes(place);
    for (int i = 0; i < drawn.limit(); i++) {
      levels.add(Math.round(drawn.get(i) * 255));
    }
    return levels;
  }

  /** The rectangle of all that is at least half white. */
  private Box white(int place) {
    FloatBuffer drawn = planes(place);
    int left = SIDE;
    int top = SIDE;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (drawn.get(y * SIDE + x) > 0.5f) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return right > left ? new Box(left, top, right, bottom) : new Box(0, 0, 0, 0);
  }

  private static boolean isWithin(List<LabeledBox> boxes, double x, double y, double margin) {
    return boxes.stream()
        .map(LabeledBox::box)
        .anyMatch(
            b ->
                x > b.x1() - margin
                    && x < b.x2() + margin
                    && y > b.y1() - margin
                    && y < b.y2() + margin);
  }

  private static boolean isDeepWithin(List<LabeledBox> boxes, double x, double y) {
    return isWithin(boxes, x, y, -2);
  }

  /** Where a sliver of a box may be seen of which too little is left. */
  private static boolean isAtAnEdge(int x, int y) {
    return Math.min(Math.min(x, y), Math.min(SIDE - 1 - x, SIDE - 1 - y)) < 15;
  }

  private FloatBuffer planes(int place) {
    int size = 3 * SIDE * SIDE;
    return batch.asFloatBuffer().slice(place * size, size);
  }

  private static void assertSame(Box box, Box expected, double tolerance) {
    assertThat(box.x1()).isCloseTo(expected.x1(), within(tolerance));
    assertThat(box.y1()).isCloseTo(expected.y1(), within(tolerance));
    assertThat(box.x2()).isCloseTo(expected.x2(), within(tolerance));
    assertThat(box.y2()).isCloseTo(expected.y2(), within(tolerance));
  }
}
