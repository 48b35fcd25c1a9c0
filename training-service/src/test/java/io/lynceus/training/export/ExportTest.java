package io.lynceus.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.evaluation.Forward;
import io.lynceus.training.graph.Convolution;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.network.Detector;
import io.lynceus.training.network.Preset;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxModelCheck;
import io.lynceus.vision.onnx.OnnxSignature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportTest {
  private static final InputRecipe RECIPE = InputRecipe.ofOurs(96, 64);

  private final NDManager manager = Engines.manager();
  private final Detector detector = detector();
  private final DetectorSpec spec =
      new DetectorSpec(Drawn.CLASSES, RECIPE, new OutputLayout.Predictions());
  private final ParityGate gate = new ParityGate(spec, Drawn.images(9, 1));
  private final Forward forward = Forward.of(detector, RECIPE, manager);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theFileSaysWhatTheDetectorSays() {
    ParityGate.Parity parity = gate.check(OnnxFile.of(detector, RECIPE), forward);
    assertThat(parity.score()).isLessThan(1e-5);
    assertThat(parity.pixels()).isLessThan(5e-3);
    assertThat(parity.mAP()).isLessThan(1e-6);
  }

  @Test
  void theFilePassesTheStaticChecksAndNamesItsValues() {
    OnnxSignature signature = OnnxModelCheck.check(OnnxFile.of(detector, RECIPE), spec);
    assertThat(signature.inputs()).hasSize(1);
    assertThat(signature.inputs().getFirst().name()).isEqualTo("images");
    assertThat(signature.inputs().getFirst().shape()).isEqualTo(List.of(-1L, 3L, 64L, 96L));
    assertThat(signature.outputs().stream().map(o -> o.name()))
        .containsExactly("predictions", "embedding");
    assertThat(signature.outputs().get(1).shape())
        .isEqualTo(List.of(-1L, (long) detector.architecture().embeddingSize()));
  }

  @Test
  void anExportIsTheFileThatPassedItsGate() {
    assertThat(Export.of(detector, spec, Drawn.images(3, 2), manager))
        .isEqualTo(OnnxFile.of(detector, RECIPE));
  }

  /** Folded in, so that serving does one operation for three. */
  @Test
  void theFileHasNoNormalisationOfItsOwn() {
    String file = new String(OnnxFile.of(detector, RECIPE), StandardCharsets.ISO_8859_1);
    assertThat(file).contains("Conv").doesNotContain("BatchNormalization");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aPictureIsAnsweredTheSameInABatchOfAnySize(int count) {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(count * RECIPE.floats() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    FloatBuffer floats = pixels.asFloatBuffer();
    for (int i = 0; i < floats.limit(); i++) {
      floats.put(i, i % RECIPE.floats() % 251 / 251f);
    }
    try (OnnxForward exported = new OnnxForward(OnnxFile.of(detector, RECIPE), RECIPE)) {
      FloatBuffer all = exported.predictions(pixels, count);
      FloatBuffer one = exported.predictions(pixels, 1);
      assertThat(all.limit()).isEqualTo(count * one.limit());
      for (int i = 0; i < all.limit(); i++) {
        assertThat(all.get(i)).isCloseTo(one.get(i % one.limit()), within(1e-3f));
      }
    }
  }

  /** What is no number is as far from a number as can be. */
  @Test
  void aNetworkThatAnswersNoNumbersDoesNotPass() {
    byte[] file = OnnxFile.of(detector, RECIPE);
    Forward broken =
        (pixels, count) -> {
          FloatBuffer answer = forward.predictions(pixels, count);
          answer.put(answer.limit() - 1, Float.NaN);
          return answer;
        };
    assertThatThrownBy(() -> gate.check(file, broken)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aNetworkOfAnotherSizeDoesNotPass() {
    byte[] file = OnnxFile.of(detector, RECIPE);
    Forward shorter = (pixels, count) -> forward.predictions(pixels, count).limit(10).slice();
    assertThatThrownBy(() -> gate.check(file, shorter))
        .isInstanceOf(ExportMismatch.class)
        .hasMessageContaining("numbers instead of 10");
  }

  @Test
  void aFileOfOtherWeightsDoesNotPass() {
    byte[] before = OnnxFile.of(detector, RECIPE);
    outputs().forEach(layer -> layer.fill("bias", 1));
    assertThatThrownBy(() -> gate.check(before, forward))
        .isInstanceOf(ExportMismatch.class)
        .hasMessageContaining("score");
  }

  @Test
  void aTornFileDoesNotPass() {
    byte[] whole = OnnxFile.of(detector, RECIPE);
    byte[] torn = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> gate.check(torn, forward)).isInstanceOf(ExportMismatch.class);
  }

  /** With statistics as after some training, so that folding has something to do. */
  private Detector detector() {
    Detector made = new Detector(Preset.PICO.architecture(2));
    ParameterVector.of(made, manager, false);
    made.start(new SplittableRandom(1));
    made.getParameters()
        .forEach(
            p -> {
              if (p.getKey().endsWith("_mean")) {
                p.getValue().getArray().addi(0.1);
              }
              if (p.getKey().endsWith("_variance") || p.getKey().endsWith("_gamma")) {
                p.getValue().getArray().muli(0.7);
              }
            });
    return made;
  }

  private java.util.stream.Stream<Convolution> outputs() {
    return layers(detector).filter(layer -> !layer.isNormalised());
  }

  private static java.util.stream.Stream<Convolution> layers(ai.djl.nn.Block block) {
    return block instanceof Convolution layer
        ? java.util.stream.Stream.of(layer)
        : block.getChildren().values().stream().flatMap(ExportTest::layers);
  }
}
