package io.lynceus.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Twenty-one cells and sixty boxes: every cell answers for one box at most. */
  @Test
  void moreBoxesThanCellsShareTheCellsOutOneEach() {
    List<LabeledBox> boxes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boxes.add(new LabeledBox(i % 2, new Box(i % 7, i % 5, 20 + i % 11, 22 + i % 9)));
    }
    List<Assignment> assignments = assigner.assign(predictions(), boxes);
    assertThat(assignments).extracting(Assignment::anchor).doesNotHaveDuplicates().isSorted();
    assertThat(assignments).hasSizeLessThanOrEqualTo(Example.ANCHORS.count());
    assertThat(assignments)
        .allSatisfy(
            a -> {
              assertThat(a.classIndex()).isEqualTo(boxes.get(a.box()).classIndex());
              assertThat(a.score()).isBetween(0.0, 1.0);
            });
  }

  /** All predictions equal: of eighteen equally good cells the first ten are taken. */
  @Test
  void equallyGoodCellsAreTakenInTheirOrder() {
    float[] nowhere = new float[4 * Example.ANCHORS.count()];
    float[] sure = new float[2 * Example.ANCHORS.count()];
    Predictions same = new Predictions(Example.ANCHORS, 2, nowhere, sure, 0);
    List<Assignment> assignments =
        assigner.assign(same, List.of(new LabeledBox(0, new Box(0, 0, 32, 32))));
    assertThat(assignments)
        .extracting(Assignment::anchor)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(assignments).extracting(Assignment::score).containsOnly(0.0);
  }

  @Test
  void ofTwoEqualBoxesTheFirstKeepsTheCells() {
    LabeledBox box = Example.BOXES.getFirst();
    List<Assignment> alone = assigner.assign(predictions(), List.of(box));
    List<Assignment> twice = assigner.assign(predictions(), List.of(box, box));
    assertThat(twice).isEqualTo(alone);
    assertThat(twice).extracting(Assignment::box).containsOnly(0);
  }

  /** The cell at (4, 4) lies on the edge of this box, that at (12, 4) in it. */
  @Test
  void aCellOnTheEdgeIsNotInTheBox() {
    Box box = new Box(4, 0, 19, 7);
    assertThat(assigner.assign(predictions(), List.of(new LabeledBox(0, box))))
        .extracting(Assignment::anchor)
        .containsExactly(1);
  }

  @Test
  void aCellGoesToTheBoxThatItOverlapsMost() {
    List<LabeledBox> boxes =
        List.of(new LabeledBox(0, new Box(1, 1, 31, 31)), new LabeledBox(0, new Box(3, 2, 29, 30)));
    Predictions predictions = predictions();
    List<Assignment> of0 = assigner.assign(predictions, boxes.subList(0, 1));
    List<Assignment> of1 = assigner.assign(predictions, boxes.subList(1, 2));
    int contested = 0;
    for (Assignment a : assigner.assign(predictions, boxes)) {
      Optional<Assignment> first = at(a.anchor(), of0);
      Optional<Assignment> second = at(a.anchor(), of1);
      if (first.isPresent() && second.isPresent()) {
        contested++;
        boolean firstIsBetter =
            overlap(predictions, first.get()) >= overlap(predictions, second.get());
        assertThat(a.box()).isEqualTo(firstIsBetter ? 0 : 1);
      }
    }
    assertThat(contested).isPositive();
  }

  private static Optional<Assignment> at(int anchor, List<Assignment> assignments) {
    return assignments.stream().filter(a -> a.anchor() == anchor).findFirst();
  }

  private static double overlap(Predictions predictions, Assignment assignment) {
    return Math.max(CompleteIou.of(predictions.reach(assignment.anchor()), assignment.reach()), 0);
  }

  /** The second picture of a batch is read at its own place. */
  @Test
  void picturesOfABatchAreReadApart() {
    float[] distances = Example.distances();
    float[] logits = Example.logits();
    float[] twoDistances = new float[2 * distances.length];
    float[] twoLogits = new float[2 * logits.length];
    System.arraycopy(distances, 0, twoDistances, distances.length, distances.length);
    System.arraycopy(logits, 0, twoLogits, logits.length, logits.length);
    Predictions second = new Predictions(Example.ANCHORS, 2, twoDistances, twoLogits, 1);
    assertThat(assigner.assign(second, Example.BOXES))
        .isEqualTo(assigner.assign(predictions(), Example.BOXES));
  }

  private static Predictions predictions() {
    return new Predictions(Example.ANCHORS, 2, Example.distances(), Example.logits(), 0);
  }
}
