package io.lynceus.vision.onnx;

import static io.lynceus.vision.onnx.OnnxFiles.FLOAT;
import static io.lynceus.vision.onnx.OnnxFiles.INT64;
import static io.lynceus.vision.onnx.OnnxFiles.floats;
import static io.lynceus.vision.onnx.OnnxFiles.integers;
import static io.lynceus.vision.onnx.OnnxFiles.model;
import static io.lynceus.vision.onnx.OnnxFiles.node;
import static io.lynceus.vision.onnx.OnnxFiles.tensor;
import static io.lynceus.vision.onnx.OnnxFiles.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxFiles.Message;
import io.lynceus.vision.onnx.OnnxModelRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OnnxModelCheckTest {
  private static final DetectorSpec SPEC =
      new DetectorSpec(
          List.of("a", "b"), InputRecipe.ofOurs(64, 32), new OutputLayout.Predictions());

  private static Message graph() {
    return new Message()
        .with(1, node("Sigmoid", "images", "predictions"))
        .with(11, value("images", FLOAT, -1, 3, 32, 64))
        .with(12, value("predictions", FLOAT, -1, 6, 42));
  }

  private static OnnxModelRefused refusal(byte[] file) {
    return catchThrowableOfType(OnnxModelRefused.class, () -> OnnxModelCheck.check(file, SPEC));
  }

  private static Reason reason(Message graph) {
    return refusal(model(graph)).reason();
  }

  @Test
  void readsTheSignature() {
    OnnxSignature signature = OnnxModelCheck.check(model(graph()), SPEC);
    assertThat(signature.inputs())
        .containsExactly(new TensorSignature("images", FLOAT, List.of(-1L, 3L, 32L, 64L)));
    assertThat(signature.outputs())
        .extracting(TensorSignature::name)
        .containsExactly("predictions");
  }

  @Test
  void doesNotTakeWeightsForInputs() {
    Message graph =
        graph()
            .with(11, value("weights", FLOAT, 1))
            .with(5, floats("weights", new long[] {1}, 0.5f));
    assertThat(OnnxModelCheck.check(model(graph)).inputs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080\u0002}q\u0000.",
        "PK\u0003\u0004archive/data.pkl",
        "\u0089HDF\r\n\u001a\n",
        "hello",
        ""
      })
  void refusesWhatIsNotOnnx(String other) {
    byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(bytes).reason()).isEqualTo(Reason.NOT_ONNX);
  }

  @Test
  void refusesWeightsInOtherFiles() {
    Message secret = new Message().with(1, "location").with(2, "../../../../etc/passwd");
    assertThat(reason(graph().with(5, tensor("w", FLOAT, 8).with(13, secret).with(14, 1))))
        .isEqualTo(Reason.EXTERNAL_DATA);
    assertThat(reason(graph().with(5, tensor("w", FLOAT, 8).with(13, secret))))
        .isEqualTo(Reason.EXTERNAL_DATA);
    Message constant =
        node("Constant", "", "c")
            .with(5, new Message().with(1, "value").with(5, tensor("w", FLOAT, 8).with(14, 1)));
    assertThat(reason(graph().with(1, constant))).isEqualTo(Reason.EXTERNAL_DATA);
  }

  @Test
  void refusesForeignOperators() {
    assertThat(reason(graph().with(1, node("Conv", "a", "b").with(7, "com.evil"))))
        .isEqualTo(Reason.OPERATOR);
    assertThat(reason(graph().with(1, node("Backdoor", "a", "b")))).isEqualTo(Reason.OPERATOR);
    assertThat(reason(graph().with(1, node("Loop", "a", "b")))).isEqualTo(Reason.OPERATOR);
  }

  @Test
  void refusesGraphsInsideNodes() {
    Message branch = new Message().with(1, "body").with(6, graph());
    assertThat(reason(graph().with(1, node("Conv", "a", "b").with(5, branch))))
        .isEqualTo(Reason.OPERATOR);
  }

  @Test
  void refusesFunctionsOfItsOwn() {
    byte[] model = new Message().with(1, 8).with(7, graph()).with(25, new Message()).bytes();
    assertThat(refusal(model).reason()).isEqualTo(Reason.OPERATOR);
  }

  @Test
  void refusesTensorsLargerThanTheirData() {
    assertThat(reason(graph().with(5, tensor("w", FLOAT, 1L << 40)))).isEqualTo(Reason.MALFORMED);
    assertThat(reason(graph().with(5, tensor("w", FLOAT, 1L << 40).with(9, new byte[16]))))
        .isEqualTo(Reason.MALFORMED);
    assertThat(reason(graph().with(5, tensor("w", FLOAT, -4).with(9, new byte[16]))))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void refusesOperatorsThatAskForTerabytes() {
    Message fill =
        graph()
            .with(5, integers("shape", 1 << 20, 1 << 20))
            .with(1, node("ConstantOfShape", "shape", "b"));
    assertThat(reason(fill)).isEqualTo(Reason.TOO_LARGE);
    Message constant =
        node("Constant", "", "shape")
            .with(5, new Message().with(1, "value_ints").with(8, 1L << 40));
    assertThat(reason(graph().with(1, constant).with(1, node("ConstantOfShape", "shape", "b"))))
        .isEqualTo(Reason.TOO_LARGE);
    Message grown =
        new Message().with(1, "a").with(1, "").with(1, "scales").with(2, "b").with(4, "Resize");
    assertThat(reason(graph().with(5, floats("scales", new long[] {2}, 1000, 1000)).with(1, grown)))
        .isEqualTo(Reason.TOO_LARGE);
    Message padded = node("Conv", "a", "b").with(5, new Message().with(1, "pads").with(8, 1 << 30));
    assertThat(reason(graph().with(1, padded))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesTooManyNodes() {
    Message many = graph();
    for (int i = 0; i < 10_001; i++) {
      many.with(1, node("Relu", "a", "b"));
    }
    assertThat(reason(many)).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesAnotherInput() {
    assertThat(refusal(model(io(value("images", INT64, 1, 3, 32, 64)))).reason())
        .isEqualTo(Reason.MISMATCH);
    assertThat(refusal(model(io(value("images", FLOAT, 1, 3, 64, 64)))))
        .hasMessageContaining("[N, 3, 32, 64]");
    assertThat(refusal(model(io(value("images", FLOAT, 1, 3, 32))))).isNotNull();
  }

  @Test
  void refusesAnotherCountOfClasses() {
    Message graph =
        new Message()
            .with(11, value("images", FLOAT, 1, 3, 32, 64))
            .with(12, value("predictions", FLOAT, 1, 84, 42));
    assertThat(refusal(model(graph))).hasMessageContaining("2 classes");
  }

  @Test
  void changedBytesAreAModelOrARefusalAndNeverAFault() {
    Message graph =
        graph()
            .with(5, floats("weights", new long[] {2, 2}, 1, 2, 3, 4))
            .with(5, integers("shape", 1, 6, -1));
    byte[] file = model(graph);
    var random = new Random(17);
    for (int i = 0; i < 3000; i++) {
      byte[] changed = file.clone();
      for (int c = 1 + random.nextInt(3); c > 0; c--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      OnnxModelRefused refused = refusal(changed);
      assertThat(refused == null || !refused.getMessage().isBlank()).isTrue();
    }
  }

  @Test
  void survivesEveryCut() {
    byte[] whole = model(graph().with(5, floats("w", new long[] {2}, 1, 2)));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(refusal(cut)).as("%d bytes", length).isNotNull();
    }
  }

  private static Message io(Message input) {
    return new Message().with(11, input).with(12, value("predictions", FLOAT, 1, 6, 42));
  }
}
