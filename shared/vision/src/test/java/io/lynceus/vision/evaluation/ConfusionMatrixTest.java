package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfusionMatrixTest {
  private static final int CAT = 0;
  private static final int DOG = 1;
  private static final int NOTHING = 2;
  private static final Box HERE = new Box(0, 0, 40, 40);
  private static final Box THERE = new Box(100, 100, 140, 140);

  @Test
  void countsHitsMixUpsMissesAndInventions() {
    ConfusionMatrix matrix =
        of(
            EvaluatedImage.of(
                List.of(new LabeledBox(CAT, HERE), new LabeledBox(DOG, THERE)),
                List.of(new Detection(CAT, .9, HERE), new Detection(CAT, .8, THERE))),
            EvaluatedImage.of(
                List.of(new LabeledBox(DOG, HERE)), List.of(new Detection(CAT, .9, THERE))));
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{1, 1, 1}, {0, 0, 0}, {0, 1, 0}});
  }

  @Test
  void whatIsSaidWithoutConfidenceIsNotSaid() {
    ConfusionMatrix matrix =
        of(
            EvaluatedImage.of(
                List.of(new LabeledBox(CAT, HERE)), List.of(new Detection(CAT, .25, HERE))));
    assertThat(matrix.count(CAT, CAT)).isZero();
    assertThat(matrix.count(NOTHING, CAT)).isOne();
  }

  @Test
  void theBestPairWinsWhateverItsClassAndConfidence() {
    Box loose = new Box(0, 0, 40, 30);
    ConfusionMatrix matrix =
        of(
            EvaluatedImage.of(
                List.of(new LabeledBox(CAT, HERE)),
                List.of(new Detection(CAT, .9, loose), new Detection(DOG, .3, HERE))));
    assertThat(matrix.count(DOG, CAT)).isOne();
    assertThat(matrix.count(CAT, NOTHING)).isOne();
  }

  @Test
  void crowdsAreLeftOut() {
    var crowd = new GroundTruth(CAT, HERE, 1600, true);
    ConfusionMatrix matrix = of(new EvaluatedImage(List.of(crowd), List.of()));
    assertThat(matrix.counts()).isDeepEqualTo(new long[3][3]);
  }

  private static ConfusionMatrix of(EvaluatedImage... images) {
    return ConfusionMatrix.of(
        EvaluationSet.of(List.of("cat", "dog"), List.of(images)),
        ConfusionMatrix.CONFIDENCE,
        ConfusionMatrix.OVERLAP);
  }
}
