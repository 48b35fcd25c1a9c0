package io.lynceus.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.registry.Packages;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.packaging.ModelManifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as which change. */
final class SemanticVersionTest {
  private static final SemanticVersion SOME = new SemanticVersion(2, 3, 4);

  @Test
  void raisesTheMinorNumberForOtherWeights() {
    assertThat(SOME.next(manifest(Packages.CELLS, 64), manifest(Packages.CELLS, 64)))
        .hasToString("2.4.0");
  }

  @Test
  void raisesTheMajorNumberForOtherClassesOrAnotherInput() {
    var own = manifest(Packages.CELLS, 64);
    assertThat(SOME.next(own, manifest(List.of("RBC"), 64))).hasToString("3.0.0");
    assertThat(SOME.next(own, manifest(List.of("WBC", "RBC"), 64))).hasToString("3.0.0");
    assertThat(SOME.next(own, manifest(Packages.CELLS, 96))).hasToString("3.0.0");
  }

  @Test
  void raisesThePatchForARecalibration() {
    assertThat(SOME.recalibrated()).hasToString("2.3.5");
    assertThat(SOME.sharesWeightsWith(SOME.recalibrated())).isTrue();
    assertThat(SOME.sharesWeightsWith(new SemanticVersion(2, 4, 4))).isFalse();
  }

  @Test
  void ordersByNumberNotByText() {
    assertThat(SemanticVersion.parse("1.10.0")).isGreaterThan(SemanticVersion.parse("1.9.9"));
    assertThat(SemanticVersion.parse("2.3.4")).isEqualTo(SOME).isEqualByComparingTo(SOME);
  }

  private static ModelManifest manifest(List<String> classes, int side) {
    var spec =
        new DetectorSpec(classes, InputRecipe.ofOurs(side, side), new OutputLayout.Predictions());
    return ModelManifest.of(spec, Map.of(), Packages.trained());
  }
}
