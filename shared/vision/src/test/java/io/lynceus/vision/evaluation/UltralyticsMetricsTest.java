package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.box.LabeledBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UltralyticsMetricsTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Box HERE = new Box(10, 10, 60, 60);
  private static final Box THERE = new Box(200, 200, 250, 250);

  /** The best possible: the last hundredth of recall is where the curve falls to nothing. */
  private static final double ALL = 0.995;

  @Test
  void drawnCasesAgreeWithUltralyticsItself(@TempDir Path folder) throws IOException {
    List<DrawnCase> cases = DrawnCase.read("ultralytics-cases.json", folder);
    assertThat(cases).hasSize(2);
    for (DrawnCase drawn : cases) {
      var seen = UltralyticsMetrics.of(drawn.set());
      assertThat(seen.precision()).isCloseTo(drawn.expected().get(0), EXACT);
      assertThat(seen.recall()).isCloseTo(drawn.expected().get(1), EXACT);
      assertThat(seen.mAP50()).isCloseTo(drawn.expected().get(2), EXACT);
      assertThat(seen.mAP()).isCloseTo(drawn.expected().get(3), EXACT);
    }
  }

  @Test
  void whatIsFoundExactlyScoresAlmostOne() {
    UltralyticsMetrics metrics = of(List.of(HERE, THERE), said(.9, HERE), said(.8, THERE));
    assertThat(metrics.mAP50()).isCloseTo(ALL, EXACT);
    assertThat(metrics.mAP()).isCloseTo(ALL, EXACT);
    assertThat(metrics.fitness()).isCloseTo(ALL, EXACT);
    assertThat(metrics.precision()).isCloseTo(1, EXACT);
    assertThat(metrics.recall()).isCloseTo(1, EXACT);
  }

  @Test
  void fitnessIsMostlyTheStricterMean() {
    UltralyticsMetrics metrics =
        of(List.of(new Box(0, 0, 40, 40)), said(.9, new Box(0, 0, 40, 20)));
    assertThat(metrics.mAP50()).isCloseTo(ALL, EXACT);
    assertThat(metrics.mAP()).isCloseTo(ALL / 10, EXACT);
    assertThat(metrics.fitness()).isCloseTo(0.1 * ALL + 0.9 * ALL / 10, EXACT);
  }

  @Test
  void ofTwoClaimsTheMoreConfidentIsRight() {
    Box loose = new Box(10, 10, 60, 45);
    UltralyticsMetrics metrics = of(List.of(HERE), said(.9, loose), said(.8, HERE));
    assertThat(metrics.mAP50()).isCloseTo(ALL, EXACT);
    assertThat(metrics.mAP()).isCloseTo(ALL * (5 + 5 * 0.5) / 10, EXACT);
  }

  @Test
  void onlyThreeHundredOfAnImageAreSeen() {
    List<Detection> said = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      said.add(said(.9, THERE));
    }
    said.add(said(.5, HERE));
    assertThat(of(List.of(HERE), said.toArray(Detection[]::new)).mAP50()).isZero();
    said.removeFirst();
    assertThat(of(List.of(HERE), said.toArray(Detection[]::new)).mAP50()).isPositive();
  }

  @Test
  void crowdsAndWhatIsSaidWithoutConfidenceAreLeftOut() {
    var crowd = new GroundTruth(0, THERE, 2500, true);
    var image = new EvaluatedImage(List.of(crowd), List.of(said(.9, THERE)));
    assertThat(of(image).mAP50()).isZero();
    assertThat(of(List.of(HERE), said(.001, HERE)).mAP50()).isZero();
  }

  private static UltralyticsMetrics of(List<Box> truth, Detection... said) {
    List<LabeledBox> labels = truth.stream().map(b -> new LabeledBox(0, b)).toList();
    return of(EvaluatedImage.of(labels, List.of(said)));
  }

  private static UltralyticsMetrics of(EvaluatedImage image) {
    return UltralyticsMetrics.of(EvaluationSet.of(List.of("thing"), List.of(image)));
  }

  private static Detection said(double confidence, Box box) {
    return new Detection(0, confidence, box);
  }
}
