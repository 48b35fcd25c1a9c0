package io.lynceus.inference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes that clients may rely on. */
final class ModelRefusedTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_ONNX, model-not-onnx, 415",
    "EXTERNAL_DATA, model-external-data, 422",
    "OPERATOR, model-operator, 422",
    "TOO_LARGE, model-too-large, 422",
    "MALFORMED, model-malformed, 422",
    "MISMATCH, model-mismatch, 422"
  })
  void everyReasonHasItsCode(Reason reason, String slug, int status) {
    var refused = new ModelRefused(new OnnxModelRefused(reason, "Operator If is not read"));
    assertThat(refused.slug()).isEqualTo(slug);
    assertThat(refused.status().value()).isEqualTo(status);
    assertThat(refused.detail()).isEqualTo("Operator If is not read");
  }

  @Test
  void aManifestSaysWhatIsWrongWithIt() {
    var refused = new ModelRefused(new ModelPackageInvalid("lynceus.json holds nothing"));
    assertThat(refused.slug()).isEqualTo("model-manifest-invalid");
    assertThat(refused.status().value()).isEqualTo(422);
    assertThat(refused.detail()).isEqualTo("lynceus.json holds nothing");
  }
}
