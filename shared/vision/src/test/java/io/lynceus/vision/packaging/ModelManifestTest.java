package io.lynceus.vision.packaging;

import static io.lynceus.vision.packaging.Manifests.MANIFEST;
import static io.lynceus.vision.packaging.Manifests.SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.ChannelOrder;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.input.Placement;
import io.lynceus.vision.input.ValueRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelManifestTest {
  private static byte[] golden(String name) throws IOException {
    try (var file = ModelManifestTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Test
  void isWrittenAsTheGoldenFile() throws IOException {
    ModelManifest manifest = MANIFEST.withFiles(Map.of("model.onnx", "ab".repeat(32)));
    assertThat(text(manifest.json())).isEqualTo(text(golden("lynceus.json")));
  }

  @Test
  void isReadFromTheGoldenFile() throws IOException {
    assertThat(ModelManifest.read(golden("lynceus.json")))
        .isEqualTo(MANIFEST.withFiles(Map.of("model.onnx", "ab".repeat(32))));
  }

  @Test
  void keepsEveryLineage() {
    for (Lineage lineage :
        List.of(
            Manifests.TRAINED,
            new Lineage.Calibrated("cells", "3", "0f".repeat(32), "calibration"),
            new Lineage.Imported("ab".repeat(32), "ana", "a paper's code"))) {
      ModelManifest manifest = ModelManifest.of(SPEC, Map.of(), lineage);
      assertThat(ModelManifest.read(manifest.json())).isEqualTo(manifest);
    }
  }

  @Test
  void ignoresFieldsOfLaterVersions() throws IOException {
    String later = text(golden("lynceus.json")).replaceFirst("\\{", "{\"later\": 1,");
    assertThat(ModelManifest.read(later.getBytes(StandardCharsets.UTF_8)).classes())
        .containsExactly("RBC", "WBC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema",
        "task",
        "classes",
        "input",
        "output",
        "metrics",
        "lineage",
        "files",
        "width",
        "pad",
        "channels",
        "dataset",
        "hardware"
      })
  void namesWhatIsMissing(String field) throws IOException {
    String without =
        text(golden("lynceus.json")).replace("\"" + field + "\"", "\"" + field + "-gone\"");
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(without.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lynceus.model/1 | lynceus.model/9 | lynceus.model/9",
        "object-detection | astrology | astrology",
        "\"WBC\" | \"RBC\" | each its own",
        "\"width\" : 64 | \"width\" : 65 | 65",
        "predictions | guesses | guesses",
        "trained | found | found"
      })
  void saysWhatIsWrong(String was, String is, String said) throws IOException {
    String wrong = text(golden("lynceus.json")).replace(was, is);
    assertThatExceptionOfType(ModelPackageInvalid.class)
        .isThrownBy(() -> ModelManifest.read(wrong.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining(said);
  }

  @Test
  void readsWhatSomebodySaysOfAForeignDetector() throws IOException {
    ForeignManifest foreign = ForeignManifest.read(golden("yolox.json"));
    ModelManifest manifest = foreign.imported(new byte[] {1}, "ana");
    assertThat(manifest.input())
        .isEqualTo(
            new InputRecipe(
                416, 416, Placement.TOP_LEFT, 114, ChannelOrder.BGR, ValueRange.LEVELS));
    assertThat(manifest.output()).isEqualTo(new OutputLayout.YoloxGrid(List.of(8, 16, 32)));
    assertThat(manifest.lineage())
        .isEqualTo(
            new Lineage.Imported(
                "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
                "ana",
                "github.com/Devon-Scott/YOLOX"));
  }

  @Test
  void believesNoLineageButItsOwn() throws IOException {
    ForeignManifest claimed = ForeignManifest.read(golden("lynceus.json"));
    assertThat(claimed.imported(new byte[] {1}, "ana").lineage())
        .isInstanceOf(Lineage.Imported.class);
  }

  @Test
  void lineageLeavesNothingBlank() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lineage.Imported("ab", " ", "somewhere"));
  }
}
