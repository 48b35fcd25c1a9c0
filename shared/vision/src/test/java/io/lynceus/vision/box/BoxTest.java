package io.lynceus.vision.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoxTest {
  private static final Box UNIT = new Box(0, 0, 10, 10);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 10, 10, 1",
    "5, 0, 15, 10, 0.333333333",
    "5, 5, 15, 15, 0.142857142",
    "0, 0, 10, 5, 0.5",
    "10, 0, 20, 10, 0",
    "30, 30, 40, 40, 0",
    "5, 5, 5, 5, 0"
  })
  void overlapsAsWorkedOutByHand(double x1, double y1, double x2, double y2, double iou) {
    assertThat(UNIT.iou(new Box(x1, y1, x2, y2))).isCloseTo(iou, within(1e-8));
  }

  @Test
  void overlapIsSymmetricAndWithinOne() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      Box a = random(random);
      Box b = random(random);
      assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
      assertThat(a.iou(a)).isCloseTo(1, within(1e-12));
    }
  }

  private static Box random(Random random) {
    return Box.ofCentre(
        random.nextDouble(100),
        random.nextDouble(100),
        1 + random.nextDouble(50),
        1 + random.nextDouble(50));
  }

  @Test
  void isBuiltAroundACentre() {
    assertThat(Box.ofCentre(5, 6, 4, 2)).isEqualTo(new Box(3, 5, 7, 7));
    assertThat(Box.ofCentre(5, 6, 4, 2).area()).isEqualTo(8);
  }

  @Test
  void clipsCornersAndNotSides() {
    assertThat(new Box(-5, -5, 5, 200).clippedTo(100, 50)).isEqualTo(new Box(0, 0, 5, 50));
    assertThat(new Box(200, 10, 300, 20).clippedTo(100, 50).area()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0, 1", "0, 1, 1, 0", "NaN, 0, 1, 1", "0, 0, Infinity, 1"})
  void refusesWhatIsNoBox(double x1, double y1, double x2, double y2) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Box(x1, y1, x2, y2));
  }

  @Test
  void detectionsHaveAClassAndAScore() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Detection(-1, 0.5, UNIT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Detection(0, 1.5, UNIT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Detection(0, Double.NaN, UNIT));
    assertThatIllegalArgumentException().isThrownBy(() -> new LabeledBox(-1, UNIT));
  }
}
