package io.lynceus.vision.runtime;

import static io.lynceus.vision.onnx.OnnxFiles.FLOAT;
import static io.lynceus.vision.onnx.OnnxFiles.floats;
import static io.lynceus.vision.onnx.OnnxFiles.integers;
import static io.lynceus.vision.onnx.OnnxFiles.model;
import static io.lynceus.vision.onnx.OnnxFiles.node;
import static io.lynceus.vision.onnx.OnnxFiles.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import io.lynceus.vision.onnx.OnnxFiles.Message;
import io.lynceus.vision.onnx.OnnxModelRefused;
import io.lynceus.vision.picture.Pictures;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Asks a network of three nodes: one box in the middle, as sure as the picture is bright; its class
 * is always the second.
 */
final class OnnxDetectorTest {
  private static final DetectorSpec SPEC =
      new DetectorSpec(
          List.of("a", "b"), InputRecipe.ofOurs(64, 64), new OutputLayout.Transposed());

  /** mean over all pixels -> [N, 1, 1], times the score's place, plus the box. */
  private static byte[] brightness(float score) {
    Message mean =
        node("ReduceMean", "images", "mean")
            .with(5, new Message().with(1, "axes").with(8, 1).with(8, 2).with(8, 3).with(20, 7))
            .with(5, new Message().with(1, "keepdims").with(3, 0).with(20, 2));
    return model(
        new Message()
            .with(1, mean)
            .with(1, twoInputs("Reshape", "mean", "shape", "sureness"))
            .with(1, twoInputs("Mul", "sureness", "place", "scored"))
            .with(1, twoInputs("Add", "scored", "box", "predictions"))
            .with(2, "brightness")
            .with(5, integers("shape", -1, 1, 1))
            .with(5, floats("place", new long[] {1, 1, 6}, 0, 0, 0, 0, 0, score))
            .with(5, floats("box", new long[] {1, 1, 6}, 32, 32, 16, 8, 0, 0))
            .with(11, value("images", FLOAT, -1, 3, 64, 64))
            .with(12, value("predictions", FLOAT, -1, 1, 6)));
  }

  private static Message twoInputs(String operator, String first, String second, String output) {
    return new Message().with(1, first).with(1, second).with(2, output).with(4, operator);
  }

  private static PictureQuestion question(int level) {
    return new PictureQuestion(
        Pictures.of(128, 128, (x, y) -> level * 0x010101), DetectionSettings.SERVING);
  }

  @Test
  void answersInPixelsOfThePicture() {
    try (var detector = OnnxDetector.open(brightness(1), SPEC, OnnxSettings.ONE_CPU_THREAD)) {
      Detected bright = detector.detect(List.of(question(255))).getFirst();
      assertThat(bright.detections()).containsExactly(new Detection(1, 1, new Box(48, 56, 80, 72)));
      assertThat(bright.inference()).isPositive();
      assertThat(detector.detect(List.of(question(25))).getFirst().detections()).isEmpty();
    }
  }

  @Test
  void answersManyInTheirOrderWhateverTheBatch() {
    var threes = new OnnxSettings(ComputeDevice.CPU, 1, 3);
    try (var detector = OnnxDetector.open(brightness(1), SPEC, threes)) {
      var answers =
          detector.detect(
              IntStream.of(255, 128, 0, 204, 102).mapToObj(OnnxDetectorTest::question).toList());
      assertThat(answers).extracting(a -> sureness(a)).containsExactly(100L, 50L, -1L, 80L, 40L);
      assertThat(detector.batch()).isEqualTo(3);
    }
  }

  private static long sureness(Detected answer) {
    return answer.detections().isEmpty()
        ? -1
        : Math.round(100 * answer.detections().getFirst().confidence());
  }

  @Test
  void answersManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    try (var detector = OnnxDetector.open(brightness(1), SPEC, OnnxSettings.ONE_CPU_THREAD);
        var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Long>> calls =
          IntStream.range(0, 200)
              .<Callable<Long>>mapToObj(
                  i -> () -> sureness(detector.detect(List.of(question(128 + i % 100))).getFirst()))
              .toList();
      int i = 0;
      for (Future<Long> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(Math.round((128 + i++ % 100) / 2.55));
      }
    }
  }

  @Test
  void refusesAModelThatPutsOutNoNumbers() {
    assertThatExceptionOfType(OnnxModelRefused.class)
        .isThrownBy(
            () -> OnnxDetector.open(brightness(Float.NaN), SPEC, OnnxSettings.ONE_CPU_THREAD))
        .withMessageContaining("NaN");
  }

  @Test
  void refusesAModelThatPutsOutNoScores() {
    assertThatExceptionOfType(OnnxModelRefused.class)
        .isThrownBy(() -> OnnxDetector.open(brightness(9), SPEC, OnnxSettings.ONE_CPU_THREAD))
        .withMessageContaining("instead of 0 to 1");
  }

  @Test
  void refusesAModelWithoutTheNodeItNeeds() {
    byte[] broken =
        model(
            new Message()
                .with(1, node("Relu", "nowhere", "predictions"))
                .with(2, "broken")
                .with(11, value("images", FLOAT, -1, 3, 64, 64))
                .with(12, value("predictions", FLOAT, -1, 1, 6)));
    assertThatExceptionOfType(OnnxModelRefused.class)
        .isThrownBy(() -> OnnxDetector.open(broken, SPEC, OnnxSettings.ONE_CPU_THREAD))
        .withMessageContaining("does not load");
  }

  @Test
  void saysThatThisBuildHasNoGpu() {
    var cuda = new OnnxSettings(ComputeDevice.CUDA, 1, 8);
    assertThatExceptionOfType(DeviceUnavailable.class)
        .isThrownBy(() -> OnnxDetector.open(brightness(1), SPEC, cuda))
        .withMessageContaining("CUDA");
  }

  @Test
  void settingsRefuseNonsense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OnnxSettings(ComputeDevice.CPU, 0, 1));
  }
}
