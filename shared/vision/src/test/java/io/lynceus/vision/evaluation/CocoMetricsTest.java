package io.lynceus.vision.evaluation;

import static io.lynceus.vision.evaluation.CocoMetric.AP;
import static io.lynceus.vision.evaluation.CocoMetric.AP50;
import static io.lynceus.vision.evaluation.CocoMetric.AP75;
import static io.lynceus.vision.evaluation.CocoMetric.AP_LARGE;
import static io.lynceus.vision.evaluation.CocoMetric.AP_MEDIUM;
import static io.lynceus.vision.evaluation.CocoMetric.AP_SMALL;
import static io.lynceus.vision.evaluation.CocoMetric.AR1;
import static io.lynceus.vision.evaluation.CocoMetric.AR10;
import static io.lynceus.vision.evaluation.CocoMetric.AR100;
import static io.lynceus.vision.evaluation.CocoMetric.AR_SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.box.LabeledBox;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every case is small enough to work out on paper. */
final class CocoMetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Box HERE = new Box(10, 10, 60, 60);
  private static final Box THERE = new Box(200, 200, 250, 250);

  @Test
  void whatIsFoundExactlyScoresOne() {
    CocoMetrics metrics = of(image(List.of(HERE, THERE), said(.9, HERE), said(.8, THERE)));
    assertThat(metrics.get(AP)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AR100)).isCloseTo(1, EXACT);
  }

  @Test
  void oneOfTwoReachesTheRecallsUpToAHalf() {
    CocoMetrics metrics = of(image(List.of(HERE, THERE), said(.9, HERE)));
    assertThat(metrics.get(AP)).isCloseTo(51 / 101.0, EXACT);
    assertThat(metrics.get(AR100)).isCloseTo(0.5, EXACT);
  }

  @Test
  void aMoreConfidentMistakeHalvesPrecision() {
    CocoMetrics metrics = of(image(List.of(HERE), said(.9, THERE), said(.8, HERE)));
    assertThat(metrics.get(AP)).isCloseTo(0.5, EXACT);
  }

  @Test
  void aLessConfidentMistakeCostsNothing() {
    CocoMetrics metrics = of(image(List.of(HERE), said(.7, THERE), said(.8, HERE)));
    assertThat(metrics.get(AP)).isCloseTo(1, EXACT);
  }

  @Test
  void theSecondDetectionOfABoxIsAMistake() {
    CocoMetrics metrics =
        of(image(List.of(HERE, THERE), said(.9, HERE), said(.8, HERE), said(.7, THERE)));
    assertThat(metrics.get(AP)).isCloseTo((51 + 50 * 2 / 3.0) / 101, EXACT);
  }

  @Test
  void anOverlapOfExactlyTheThresholdCounts() {
    CocoMetrics metrics =
        of(image(List.of(new Box(0, 0, 40, 40)), said(.9, new Box(0, 0, 40, 20))));
    assertThat(metrics.get(AP50)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP75)).isZero();
    assertThat(metrics.get(AP)).isCloseTo(0.1, EXACT);
  }

  @Test
  void aDetectionTakesTheBoxItOverlapsMost() {
    Box near = new Box(14, 10, 64, 60);
    CocoMetrics metrics = of(image(List.of(near, HERE), said(.9, HERE), said(.8, near)));
    assertThat(metrics.get(AP)).isCloseTo(1, EXACT);
  }

  @Test
  void whatLiesInACrowdIsNeitherRightNorWrong() {
    var crowd = new GroundTruth(0, new Box(100, 100, 400, 400), 90_000, true);
    var image =
        new EvaluatedImage(
            List.of(crowd, truth(HERE)),
            List.of(said(.9, THERE), said(.8, new Box(300, 300, 350, 350)), said(.7, HERE)));
    CocoMetrics metrics = of(image);
    assertThat(metrics.get(AP)).isCloseTo(1, EXACT);
  }

  @Test
  void whereThereIsOnlyACrowdNothingIsMeasured() {
    var crowd = new GroundTruth(0, HERE, 2500, true);
    CocoMetrics metrics = of(new EvaluatedImage(List.of(crowd), List.of(said(.9, HERE))));
    assertThat(metrics.all().values()).containsOnly(CocoMetrics.ABSENT);
  }

  @Test
  void anObjectIsPreferredToACrowdThatOverlapsMore() {
    var crowd = new GroundTruth(0, new Box(0, 0, 300, 300), 90_000, true);
    Box loose = new Box(10, 10, 60, 45);
    CocoMetrics metrics =
        of(new EvaluatedImage(List.of(crowd, truth(HERE)), List.of(said(.9, loose))));
    assertThat(metrics.get(AP50)).isCloseTo(1, EXACT);
  }

  @Test
  void sizeIsThatOfTheTruthNotOfItsBox() {
    var slim = new GroundTruth(0, new Box(0, 0, 100, 100), 900, false);
    CocoMetrics metrics =
        of(new EvaluatedImage(List.of(slim), List.of(said(.9, new Box(0, 0, 100, 100)))));
    assertThat(metrics.get(AP_SMALL)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AR_SMALL)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP_MEDIUM)).isEqualTo(CocoMetrics.ABSENT);
    assertThat(metrics.get(AP_LARGE)).isEqualTo(CocoMetrics.ABSENT);
  }

  @Test
  void aMistakeOfAnotherSizeIsLeftOut() {
    Box tiny = new Box(300, 300, 310, 310);
    CocoMetrics metrics = of(image(List.of(HERE), said(.9, tiny), said(.8, HERE)));
    assertThat(metrics.get(AP)).isCloseTo(0.5, EXACT);
    assertThat(metrics.get(AP_MEDIUM)).isCloseTo(1, EXACT);
  }

  @Test
  void aSideOf32IsSmallAndMediumAlike() {
    Box edge = new Box(0, 0, 32, 32);
    CocoMetrics metrics = of(image(List.of(edge), said(.9, edge)));
    assertThat(metrics.get(AP_SMALL)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP_MEDIUM)).isCloseTo(1, EXACT);
  }

  @Test
  void recallOfOneCountsTheMostConfidentOfEachImage() {
    CocoMetrics metrics = of(image(List.of(HERE, THERE), said(.8, HERE), said(.9, THERE)));
    assertThat(metrics.get(AR1)).isCloseTo(0.5, EXACT);
    assertThat(metrics.get(AR10)).isCloseTo(1, EXACT);
  }

  @Test
  void theHundredAndFirstDetectionOfAnImageIsNotSeen() {
    List<Detection> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(said(.9, THERE));
    }
    many.add(said(.1, HERE));
    assertThat(of(new EvaluatedImage(List.of(truth(HERE)), many)).get(AP)).isZero();
  }

  @Test
  void amongEqualScoresTheEarlierImageComesFirst() {
    EvaluatedImage right = image(List.of(HERE), said(.5, HERE));
    EvaluatedImage wrong = image(List.of(), said(.5, HERE));
    assertThat(of(right, wrong).get(AP)).isCloseTo(1, EXACT);
    assertThat(of(wrong, right).get(AP)).isCloseTo(0.5, EXACT);
  }

  @Test
  void aClassNotFoundIsZeroAndOneNotThereIsLeftOut() {
    var labels = List.of(new LabeledBox(0, HERE), new LabeledBox(1, THERE));
    var image = EvaluatedImage.of(labels, List.of(said(.9, HERE), new Detection(2, .9, THERE)));
    var metrics =
        CocoMetrics.of(EvaluationSet.of(List.of("found", "missed", "absent"), List.of(image)));
    assertThat(metrics.get(AP, 0)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP, 1)).isZero();
    assertThat(metrics.get(AP, 2)).isEqualTo(CocoMetrics.ABSENT);
    assertThat(metrics.get(AP)).isCloseTo(0.5, EXACT);
  }

  @Test
  void whatIsSaidOfAPictureWithoutObjectsCountsAgainstIt() {
    EvaluatedImage right = image(List.of(HERE), said(.8, HERE));
    EvaluatedImage surer = image(List.of(), said(.9, HERE));
    EvaluatedImage lessSure = image(List.of(), said(.7, HERE));
    assertThat(of(right, surer).get(AP)).isCloseTo(0.5, EXACT);
    assertThat(of(right, lessSure).get(AP)).isCloseTo(1, EXACT);
    assertThat(of(right, image(List.of())).get(AP)).isCloseTo(1, EXACT);
  }

  @Test
  void whereNothingIsThereNothingIsMeasured() {
    assertThat(of(image(List.of(), said(.9, HERE))).all().values())
        .containsOnly(CocoMetrics.ABSENT);
    assertThat(of().all().values()).containsOnly(CocoMetrics.ABSENT);
  }

  @Test
  void whereNothingIsSaidAllIsZero() {
    CocoMetrics metrics = of(image(List.of(HERE)));
    assertThat(metrics.get(AP)).isZero();
    assertThat(metrics.get(AR100)).isZero();
    assertThat(metrics.get(AP_SMALL)).isEqualTo(CocoMetrics.ABSENT);
  }

  @Test
  void aSideOf96IsMediumAndLargeAlike() {
    Box edge = new Box(0, 0, 96, 96);
    CocoMetrics metrics = of(image(List.of(edge), said(.9, edge)));
    assertThat(metrics.get(AP_SMALL)).isEqualTo(CocoMetrics.ABSENT);
    assertThat(metrics.get(AP_MEDIUM)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP_LARGE)).isCloseTo(1, EXACT);
  }

  @Test
  void aCrowdSwallowsAnyNumberOfDetections() {
    var crowd = new GroundTruth(0, new Box(100, 100, 400, 400), 90_000, true);
    List<Detection> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      said.add(said(.9, new Box(110 + i, 110, 150 + i, 150)));
    }
    said.add(said(.1, HERE));
    var image = new EvaluatedImage(List.of(crowd, truth(HERE)), said);
    assertThat(of(image).get(AP)).isCloseTo(1, EXACT);
    assertThat(of(image).get(AR1)).isZero();
    assertThat(of(image).get(AR100)).isCloseTo(1, EXACT);
  }

  @Test
  void recallCountsTheFirstTenAndHundredOfAnImage() {
    List<Box> row = new ArrayList<>();
    List<Detection> said = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      row.add(new Box(60 * i, 0, 60 * i + 50, 50));
      said.add(said(.9 - i / 100.0, row.get(i)));
    }
    CocoMetrics metrics = of(image(row, said.toArray(Detection[]::new)));
    assertThat(metrics.get(AR1)).isCloseTo(1 / 12.0, EXACT);
    assertThat(metrics.get(AR10)).isCloseTo(10 / 12.0, EXACT);
    assertThat(metrics.get(AR100)).isCloseTo(1, EXACT);
  }

  @Test
  void amongEqualScoresOfAnImageTheEarlierComesFirst() {
    assertThat(of(image(List.of(HERE), said(.5, HERE), said(.5, THERE))).get(AP))
        .isCloseTo(1, EXACT);
    assertThat(of(image(List.of(HERE), said(.5, THERE), said(.5, HERE))).get(AP))
        .isCloseTo(0.5, EXACT);
  }

  /** At .5 to .6 the surer one is right, at .65 to .9 only the tighter one, at .95 neither. */
  @Test
  void eachThresholdMatchesAnew() {
    Box truth = new Box(0, 0, 100, 100);
    CocoMetrics metrics =
        of(
            image(
                List.of(truth),
                said(.9, new Box(0, 0, 100, 62)),
                said(.8, new Box(0, 0, 100, 92))));
    assertThat(metrics.get(AP50)).isCloseTo(1, EXACT);
    assertThat(metrics.get(AP75)).isCloseTo(0.5, EXACT);
    assertThat(metrics.get(AP)).isCloseTo((3 * 1 + 6 * 0.5 + 0) / 10, EXACT);
    assertThat(metrics.get(AR100)).isCloseTo(0.9, EXACT);
  }

  @Test
  void aDetectionOfAnotherClassFindsNothing() {
    var image =
        EvaluatedImage.of(List.of(new LabeledBox(0, HERE)), List.of(new Detection(1, .9, HERE)));
    var metrics = CocoMetrics.of(EvaluationSet.of(List.of("a", "b"), List.of(image)));
    assertThat(metrics.get(AP, 0)).isZero();
    assertThat(metrics.get(AP, 1)).isEqualTo(CocoMetrics.ABSENT);
  }

  @Test
  void theOrderOfClassesAndOfPicturesWithoutTiesDoesNotMatter() {
    EvaluatedImage one = image(List.of(HERE, THERE), said(.9, HERE), said(.4, THERE));
    EvaluatedImage other = image(List.of(HERE), said(.6, THERE), said(.3, HERE));
    assertThat(of(one, other).all()).isEqualTo(of(other, one).all());
  }

  @Test
  void thresholdsAreThoseOfLinspace() {
    assertThat(CocoMatching.IOU)
        .containsExactly(0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999, 0.95);
  }

  private static CocoMetrics of(EvaluatedImage... images) {
    return CocoMetrics.of(EvaluationSet.of(List.of("thing"), List.of(images)));
  }

  private static EvaluatedImage image(List<Box> truth, Detection... said) {
    return EvaluatedImage.of(truth.stream().map(b -> new LabeledBox(0, b)).toList(), List.of(said));
  }

  private static GroundTruth truth(Box box) {
    return GroundTruth.of(new LabeledBox(0, box));
  }

  private static Detection said(double confidence, Box box) {
    return new Detection(0, confidence, box);
  }
}
