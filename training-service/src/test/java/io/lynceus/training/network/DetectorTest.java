package io.lynceus.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.Graph;
import io.lynceus.training.graph.ParameterVector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetectorTest {
  private final NDManager manager = Engines.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void nanoOfEightyClassesHasTheKnownNumberOfParameters() {
    try (ParameterVector vector =
        ParameterVector.of(new Detector(Preset.NANO.architecture(80)), manager, false)) {
      assertThat(vector.learned().size()).isEqualTo(3_157_184);
    }
  }

  @Test
  void presetsGrow() {
    long before = 0;
    for (Preset preset : Preset.values()) {
      Detector detector = new Detector(preset.architecture(3));
      long size =
          detector.getParameters().stream().mapToLong(p -> p.getValue().getShape().size()).sum();
      assertThat(size).as(preset.label()).isGreaterThan(before);
      assertThat(Preset.labelled(preset.label())).contains(preset);
      before = size;
    }
    assertThat(Preset.labelled("enormous")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64, 64, 84", "96, 64, 126", "320, 256, 1680", "640, 640, 8400"})
  void worksOutItsShapesForAnyMultipleOf32(int width, int height, int anchors) {
    Detector detector = new Detector(Preset.PICO.architecture(5));
    Shape[] shapes = detector.getOutputShapes(new Shape[] {new Shape(2, 3, height, width)});
    assertThat(shapes).containsExactly(new Shape(2, 64, anchors), new Shape(2, 5, anchors));
    assertThat(Anchors.of(width, height).count()).isEqualTo(anchors);
  }

  @Test
  void computesWhatItsShapesSay() {
    Detector detector = started(4);
    NDArray images = manager.ones(new Shape(2, 3, 64, 96));
    NDList raw =
        detector.forward(
            new ParameterStore(manager, false), new NDList(images), false, new PairList<>());
    assertThat(raw.getShapes())
        .isEqualTo(detector.getOutputShapes(new Shape[] {images.getShape()}));
  }

  @Test
  void servesBoxesScoresAndAnEmbeddingOfLengthOne() {
    Detector detector = started(4);
    NDArray images = manager.randomUniform(0, 1, new Shape(2, 3, 64, 96));
    Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(manager, false), images, false);
    Anchors anchors = Anchors.of(96, 64);
    Detector.Served<NDArray> served = detector.predict(graph, images, anchors);

    assertThat(served.predictions().getShape()).isEqualTo(new Shape(2, 8, anchors.count()));
    NDArray scores = served.predictions().get(":, 4:");
    assertThat(scores.min().getFloat()).isGreaterThanOrEqualTo(0);
    assertThat(scores.max().getFloat()).isLessThanOrEqualTo(1);
    assertThat(served.embedding().getShape())
        .isEqualTo(new Shape(2, detector.architecture().embeddingSize()));
    assertThat(served.embedding().square().sum(new int[] {1}).toFloatArray())
        .containsExactly(new float[] {1, 1}, within(1e-5f));
  }

  @Test
  void startsWithHardlyAnObject() {
    Detector detector = started(4);
    NDArray images = manager.randomUniform(0, 1, new Shape(1, 3, 64, 64));
    Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(manager, false), images, false);
    NDArray scores = detector.predict(graph, images, Anchors.of(64, 64)).predictions().get(":, 4:");
    assertThat(scores.max().getFloat()).isLessThan(0.05f);
  }

  @Test
  void startsTheSameFromTheSameSeed() {
    assertThat(learned(7)).isEqualTo(learned(7)).isNotEqualTo(learned(8));
  }

  @Test
  void namesTheParametersThatCountClasses() {
    Detector detector = new Detector(Preset.PICO.architecture(5));
    assertThat(detector.scoreOutputs())
        .hasSize(6)
        .allSatisfy(
            path -> assertThat(detector.getParameters().get(path).getShape().get(0)).isEqualTo(5));
  }

  @Test
  void refusesAnImpossibleArchitecture() {
    assertThatThrownBy(() -> new Architecture(0, 1, 1024, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Architecture(1, 1, 1024, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private float[] learned(long seed) {
    Detector detector = new Detector(Preset.PICO.architecture(2));
    try (ParameterVector vector = ParameterVector.of(detector, manager, false)) {
      detector.start(new SplittableRandom(seed));
      return vector.learned().toFloatArray();
    }
  }

  private Detector started(int classes) {
    Detector detector = new Detector(Preset.PICO.architecture(classes));
    ParameterVector.of(detector, manager, false);
    detector.start(new SplittableRandom(1));
    return detector;
  }
}
