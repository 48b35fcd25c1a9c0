package io.lynceus.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NonMaximumSuppressionTest {
  private static final DetectionSettings HALF = new DetectionSettings(0.1, 0.5, 300, false);

  private static Candidates candidates(float[]... boxes) {
    Candidates candidates = new Candidates(HALF);
    for (float[] box : boxes) {
      candidates.add((int) box[0], box[1], box[2], box[3], box[4], box[5]);
    }
    return candidates;
  }

  @Test
  void keepsTheSurestOfThoseThatOverlap() {
    Candidates three =
        candidates(
            new float[] {0, 0.5f, 1, 0, 11, 10},
            new float[] {0, 0.9f, 0, 0, 10, 10},
            new float[] {0, 0.4f, 30, 0, 40, 10});
    assertThat(NonMaximumSuppression.kept(three, HALF)).containsExactly(1, 2);
  }

  @Test
  void leavesOtherClassesAlone() {
    Candidates two =
        candidates(new float[] {0, 0.9f, 0, 0, 10, 10}, new float[] {1, 0.5f, 0, 0, 10, 10});
    assertThat(NonMaximumSuppression.kept(two, HALF)).containsExactly(0, 1);
  }

  @Test
  void keepsWhatOverlapsByTheThresholdExactly() {
    // 20 of 40 square pixels are shared: IoU .5 without the "+1" of inclusive pixels.
    Candidates two =
        candidates(new float[] {0, 0.9f, 0, 0, 10, 4}, new float[] {0, 0.8f, 0, 0, 10, 2});
    assertThat(NonMaximumSuppression.kept(two, HALF)).containsExactly(0, 1);
  }

  @Test
  void takesTheEarlierOfEquals() {
    Candidates two =
        candidates(new float[] {0, 0.5f, 0, 0, 10, 10}, new float[] {0, 0.5f, 0, 0, 10, 10});
    assertThat(NonMaximumSuppression.kept(two, HALF)).containsExactly(0);
  }

  @Test
  void keepsAtMostSoMany() {
    var two = new DetectionSettings(0.1, 0.5, 2, false);
    Candidates random = random(100);
    assertThat(NonMaximumSuppression.kept(random, two)).hasSize(2);
  }

  @Test
  void doneAgainChangesNothing() {
    Candidates random = random(2000);
    int[] kept = NonMaximumSuppression.kept(random, HALF);
    Candidates again = new Candidates(HALF);
    Arrays.stream(kept)
        .forEach(
            i ->
                again.add(
                    random.classIndex(i),
                    random.score(i),
                    random.x1(i),
                    random.y1(i),
                    random.x2(i),
                    random.y2(i)));
    assertThat(NonMaximumSuppression.kept(again, HALF)).hasSameSizeAs(kept);
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < i; j++) {
        if (again.classIndex(i) == again.classIndex(j)) {
          assertThat(again.iou(i, j)).isLessThanOrEqualTo(0.5);
        }
      }
    }
  }

  @Test
  void growsWithItsBoxes() {
    assertThat(random(2000).size()).isGreaterThan(1900);
  }

  @Test
  void settingsRefuseNonsense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DetectionSettings(Double.NaN, 0.5, 1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new DetectionSettings(0.5, 2, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DetectionSettings(0.5, 0.5, 1_000_000_000, false));
  }

  private static Candidates random(int count) {
    Random random = new Random(11);
    Candidates candidates = new Candidates(HALF);
    for (int i = 0; i < count; i++) {
      float x = random.nextFloat() * 100;
      float y = random.nextFloat() * 100;
      candidates.addCentred(
          random.nextInt(3), random.nextFloat(), x, y, 5 + random.nextFloat() * 20, 10);
    }
    return candidates;
  }
}
