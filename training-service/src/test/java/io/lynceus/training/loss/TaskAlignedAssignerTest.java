package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskAlignedAssignerTest {
  private final TaskAlignedAssigner assigner = new TaskAlignedAssigner();

  /** Cell, box and score of every chosen cell, from the NumPy program. */
  private static final double[][] EXPECTED = {
    {0, 0, 0.25861805804761345},
    {1, 0, 0.061875231239017135},
    {2, 2, 0.015983401940205956},
    {4, 0, 0.016197848289430564},
    {5, 1, 0.5529715955727488},
    {6, 1, 0.003154800373659676},
    {7, 1, 0.41152247521591095},
    {8, 0, 0.006362765450630059},
    {9, 0, 0.016107187277298235},
    {10, 1, 0.0031077884357899543},
    {11, 1, 0.0069133975941079485},
    {13, 1, 0.007913527122175112},
    {14, 1, 0.007594770859055455},
    {15, 1, 0.007343237776350534},
    {16, 0, 2.5785548590627937e-10},
    {17, 2, 0},
    {19, 1, 0},
    {20, 0, 0}
  };

  @Test
  void choosesAndScoresAsAnIndependentComputationDoes() {
    List<Assignment> assignments = assigner.assign(predictions(), Example.BOXES);
    assertThat(assignments).hasSize(EXPECTED.length);
    for (int i = 0; i < EXPECTED.length; i++) {
      Assignment assignment = assignments.get(i);
      assertThat(assignment.anchor()).isEqualTo((int) EXPECTED[i][0]);
      assertThat(assignment.box()).isEqualTo((int) EXPECTED[i][1]);
      assertThat(assignment.score()).isCloseTo(EXPECTED[i][2], within(2e-6));
    }
  }

  @Test
  void givesNoBoxMoreThanTenCells() {
    Box whole = new Box(0, 0, 32, 32);
    assertThat(assigner.assign(predictions(), List.of(new LabeledBox(0, whole)))).hasSize(10);
  }

  @Test
  void aBoxBetweenCellCentresHasNone() {
    Box tiny = new Box(5, 5, 7, 7);
    assertThat(assigner.assign(predictions(), List.of(new LabeledBox(0, tiny)))).isEmpty();
  }

  @Test
  void aBackgroundPictureHasNone() {
    assertThat(assigner.assign(predictions(), List.of())).isEmpty();
  }

  @Test
  void theBestCellOfABoxShouldScoreItsBestOverlap() {
    LabeledBox only = Example.BOXES.get(1);
    Predictions predictions = predictions();
    List<Assignment> assignments = assigner.assign(predictions, List.of(only));
    double bestScore = assignments.stream().mapToDouble(Assignment::score).max().orElseThrow();
    double bestOverlap =
        assignments.stream()
            .mapToDouble(a -> CompleteIou.of(predictions.reach(a.anchor()), a.reach()))
            .max()
            .orElseThrow();
    assertThat(bestScore).isCloseTo(bestOverlap, within(1e-6));
  }

  private static Predictions predictions() {
    return new Predictions(Example.ANCHORS, 2, Example.distances(), Example.logits(), 0);
  }
}
