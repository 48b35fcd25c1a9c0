package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EvaluationTest {
  private static final Box HERE = new Box(10, 10, 60, 60);

  @Test
  void saysItselfInTheFieldsThatScriptsReadFrom() {
    var image =
        EvaluatedImage.of(List.of(new LabeledBox(0, HERE)), List.of(new Detection(0, .5, HERE)));
    JsonNode json =
        new JsonMapper().valueToTree(Evaluation.of(List.of("cell", "none"), List.of(image)));
    assertThat(json.get("coco").propertyNames())
        .containsExactly(
            "AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl");
    assertThat(json.get("ultralytics").propertyNames())
        .containsExactlyInAnyOrder(
            "metrics/precision(B)",
            "metrics/recall(B)",
            "metrics/mAP50(B)",
            "metrics/mAP50-95(B)",
            "fitness");
    assertThat(json.at("/perClass/cell/boxes").intValue()).isOne();
    assertThat(json.at("/perClass/cell/mAP50").doubleValue()).isCloseTo(1, within(1e-12));
    assertThat(json.at("/perClass/none").toString())
        .isEqualTo("{\"boxes\":0,\"mAP50\":-1.0,\"mAP50-95\":-1.0}");
  }

  @Test
  void noPictureAtAllMeasuresNothing() {
    Evaluation evaluation = Evaluation.of(List.of("cell"), List.of());
    assertThat(evaluation.mAP50()).isEqualTo(CocoMetrics.ABSENT);
    assertThat(evaluation.mAP()).isEqualTo(CocoMetrics.ABSENT);
    assertThat(evaluation.ultralytics().mAP50()).isZero();
  }

  @Test
  void aClassPastTheNamesIsRefused() {
    var image = EvaluatedImage.of(List.of(new LabeledBox(1, HERE)), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(List.of("cell"), List.of(image)))
        .withMessageContaining("class 1 of 1");
  }
}
