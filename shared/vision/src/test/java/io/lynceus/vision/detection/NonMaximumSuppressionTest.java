package io.lynceus.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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

  /**
   * The two facts that say all of it: of what is kept nothing overlaps, what is not was covered.
   */
  @Test
  void whatIsKeptIsApartAndWhatIsNotWasCoveredBySomethingSurer() {
    for (int seed = 0; seed < 30; seed++) {
      Candidates boxes = crowded(seed, 120);
      int[] kept = NonMaximumSuppression.kept(boxes, HALF);
      for (int i = 0; i < boxes.size(); i++) {
        boolean isKept = contains(kept, i);
        assertThat(isCovered(boxes, kept, i)).as("seed %d, box %d", seed, i).isEqualTo(!isKept);
      }
      for (int k = 1; k < kept.length; k++) {
        assertThat(boxes.score(kept[k])).isLessThanOrEqualTo(boxes.score(kept[k - 1]));
      }
    }
  }

  private static boolean isCovered(Candidates boxes, int[] kept, int i) {
    return Arrays.stream(kept)
        .filter(k -> k != i && boxes.classIndex(k) == boxes.classIndex(i))
        .filter(k -> boxes.score(k) > boxes.score(i) || (boxes.score(k) == boxes.score(i) && k < i))
        .anyMatch(k -> boxes.iou(k, i) > HALF.iou());
  }

  private static boolean contains(int[] numbers, int wanted) {
    return Arrays.stream(numbers).anyMatch(n -> n == wanted);
  }

  @Test
  void aClassIsDoneAsIfItWereAlone() {
    for (int seed = 0; seed < 10; seed++) {
      Candidates all = crowded(seed, 90);
      int[] together = NonMaximumSuppression.kept(all, HALF);
      for (int c = 0; c < 3; c++) {
        int ofClass = c;
        int[] members =
            IntStream.range(0, all.size()).filter(i -> all.classIndex(i) == ofClass).toArray();
        var alone = new Candidates(HALF);
        for (int i : members) {
          alone.add(c, all.score(i), all.x1(i), all.y1(i), all.x2(i), all.y2(i));
        }
        int[] keptAlone =
            Arrays.stream(NonMaximumSuppression.kept(alone, HALF)).map(i -> members[i]).toArray();
        assertThat(Arrays.stream(together).filter(i -> all.classIndex(i) == ofClass).toArray())
            .isEqualTo(keptAlone);
      }
    }
  }

  @Test
  void fewerAreTheSurestOfMany() {
    Candidates boxes = crowded(4, 200);
    int[] many = NonMaximumSuppression.kept(boxes, HALF);
    for (int most = 1; most <= many.length; most++) {
      int[] few =
          NonMaximumSuppression.kept(boxes, new DetectionSettings(0.1, HALF.iou(), most, false));
      assertThat(few).isEqualTo(Arrays.copyOf(many, most));
    }
  }

  @Test
  void aThresholdOfOneKeepsAllAndOfNothingOnlyWhatIsApart() {
    Candidates boxes = crowded(5, 100);
    var one = new DetectionSettings(0.1, 1, 300, false);
    assertThat(NonMaximumSuppression.kept(boxes, one)).hasSize(100);
    var none = new DetectionSettings(0.1, 0, 300, false);
    int[] apart = NonMaximumSuppression.kept(boxes, none);
    for (int a : apart) {
      for (int b : apart) {
        boolean others = a != b && boxes.classIndex(a) == boxes.classIndex(b);
        assertThat(others && boxes.iou(a, b) > 0).isFalse();
      }
    }
  }

  @Test
  void ofNothingNothingIsKept() {
    assertThat(NonMaximumSuppression.kept(new Candidates(HALF), HALF)).isEmpty();
  }

  /** Boxes of three classes in little room; scores of two digits, so that many are equal. */
  private static Candidates crowded(int seed, int count) {
    var random = new Random(seed);
    var boxes = new Candidates(HALF);
    for (int i = 0; i < count; i++) {
      float x = random.nextInt(40);
      float y = random.nextInt(40);
      float score = random.nextInt(100) / 100f;
      boxes.add(
          random.nextInt(3), score, x, y, x + 5 + random.nextInt(20), y + 5 + random.nextInt(20));
    }
    return boxes;
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
