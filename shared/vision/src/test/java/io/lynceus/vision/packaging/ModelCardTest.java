package io.lynceus.vision.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.detection.DetectorSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelCardTest {
  private static String card(Lineage lineage) {
    return ModelCard.of(ModelManifest.of(Manifests.SPEC, Map.of(), lineage));
  }

  @Test
  void saysWhereAVersionComesFrom() {
    assertThat(card(Manifests.TRAINED)).contains("Trained on dataset version 0f0f", "| seed | 1 |");
    assertThat(card(new Lineage.Calibrated("cells", "3", "abc", "calibration")))
        .contains("Calibrated from cells version 3 on the calibration split");
    assertThat(card(new Lineage.Imported("abc", "ana", "a paper")))
        .contains("Made elsewhere: a paper.", "Brought by ana, SHA-256 abc.");
  }

  @Test
  void saysWithWhichWeightsTrainingBegan() {
    var t = Manifests.TRAINED;
    var lineage =
        new Lineage.Trained(
            t.dataset(),
            t.commit(),
            t.seed(),
            t.hyperParameters(),
            t.engine(),
            t.jvm(),
            t.hardware(),
            "cells/2");
    assertThat(card(lineage)).contains("| began with | cells/2 |");
  }

  @Test
  void saysThatNothingWasMeasured() {
    assertThat(card(Manifests.TRAINED)).contains("Not measured here.");
  }

  @Test
  void letsNoMarkupIn() {
    var spec =
        new DetectorSpec(
            List.of("<script>", "a|b", "c\n# d"), Manifests.SPEC.input(), Manifests.SPEC.output());
    String card = ModelCard.of(ModelManifest.of(spec, Map.of(), Manifests.TRAINED));
    assertThat(card).contains("_script_, a_b, c_# d").doesNotContain("<script>", "\n# d");
  }
}
