package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.lynceus.training.Engines;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.graph.Graph;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EarlierDetectorTest {
  private static final List<String> OLD = List.of("bar", "disc", "ring");

  private final NDManager manager = Engines.manager();
  private final Detector earlier = new Detector(tiny(3));
  private final ParameterVector old = ParameterVector.of(earlier, manager, false);

  EarlierDetectorTest() {
    earlier.start(new SplittableRandom(1));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void keptClassesKeepWhatWasLearnedWhereverTheyStandAndNewOnesStartAnew() {
    Detector later = new Detector(tiny(2));
    ParameterVector vector = ParameterVector.of(later, manager, false);
    later.start(new SplittableRandom(2));
    Map<String, float[]> fresh = values(vector);
    teach(later, vector, List.of("square", "bar"));

    Map<String, float[]> taught = values(vector);
    Map<String, float[]> known = values(old);
    for (String path : later.getParameters().keys()) {
      if (later.scoreOutputs().contains(path)) {
        int row = taught.get(path).length / 2;
        for (int i = 0; i < row; i++) {
          assertThat(taught.get(path)[i]).isEqualTo(fresh.get(path)[i]);
          assertThat(taught.get(path)[row + i]).isEqualTo(known.get(path)[i]);
        }
      } else {
        assertThat(taught.get(path)).isEqualTo(known.get(path));
      }
    }
  }

  /** Before a single step the detector still says the same of what it knows. */
  @Test
  void aRemovedClassTakesNothingWithIt() {
    Detector later = taught(List.of("bar", "ring"));
    NDArray before = predictions(earlier);
    NDArray after = predictions(later);
    assertThat(after.getShape().get(1)).isEqualTo(6);
    assertEqual(after, 0, before, 0); // where the boxes are
    assertEqual(after, 4, before, 4); // bar
    assertEqual(after, 5, before, 6); // ring, which was third
  }

  @Test
  void anAddedClassDisturbsNoOther() {
    Detector later = taught(List.of("bar", "disc", "ring", "square"));
    NDArray before = predictions(earlier);
    NDArray after = predictions(later);
    for (int row = 0; row < 7; row++) {
      assertEqual(after, row, before, row);
    }
    assertThat(after.get(":, 7").max().getFloat()).isLessThan(0.05f);
  }

  @Test
  void theSameClassesInAnotherOrderAreTheSame() {
    NDArray before = predictions(earlier);
    NDArray after = predictions(taught(List.of("ring", "bar", "disc")));
    assertEqual(after, 4, before, 6);
    assertEqual(after, 5, before, 4);
    assertEqual(after, 6, before, 5);
  }

  /** So many classes widen the layers before the scores too; those start anew, the rest is kept. */
  @Test
  void manyMoreClassesKeepAtLeastTheFeatures() {
    List<String> many =
        java.util.stream.IntStream.range(0, 60).mapToObj(i -> i == 7 ? "bar" : "c" + i).toList();
    Detector later = taught(many);
    NDArray after = predictions(later);
    assertThat(after.getShape().get(1)).isEqualTo(64);
    assertEqual(after, 0, predictions(earlier), 0);
    assertThat(after.get(":, 4:").max().getFloat()).isLessThan(0.5f);
  }

  @Test
  void weightsOfAnotherNetworkTeachNothing() {
    Detector other = new Detector(new Architecture(0.125, 0.1, 256, 2));
    ParameterVector vector = ParameterVector.of(other, manager, false);
    other.start(new SplittableRandom(2));
    Detector fresh = new Detector(new Architecture(0.125, 0.1, 256, 2));
    ParameterVector untaught = ParameterVector.of(fresh, manager, false);
    fresh.start(new SplittableRandom(2));
    new EarlierDetector(new TensorFile(Map.of(), Map.of()), OLD)
        .teach(other, vector, List.of("bar", "disc"));
    assertThat(vector.learned().toFloatArray()).isEqualTo(untaught.learned().toFloatArray());
  }

  private Detector taught(List<String> classes) {
    Detector later = new Detector(tiny(classes.size()));
    ParameterVector vector = ParameterVector.of(later, manager, false);
    later.start(new SplittableRandom(2));
    teach(later, vector, classes);
    return later;
  }

  private void teach(Detector later, ParameterVector vector, List<String> classes) {
    new EarlierDetector(new TensorFile(Map.of(), old.save()), OLD).teach(later, vector, classes);
  }

  private NDArray predictions(Detector detector) {
    NDArray images = manager.arange(0f, 3 * 64 * 64, 1f).reshape(1, 3, 64, 64).mod(17).div(17);
    Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(manager, false), images, false);
    return detector.predict(graph, images, Anchors.of(64, 64)).predictions();
  }

  private static void assertEqual(NDArray one, int row, NDArray other, int otherRow) {
    Shape shape = new Shape(Anchors.of(64, 64).count());
    float[] expected = other.get(0).get(otherRow).reshape(shape).toFloatArray();
    assertThat(one.get(0).get(row).reshape(shape).toFloatArray())
        .containsExactly(expected, within(1e-5f));
  }

  private static Map<String, float[]> values(ParameterVector vector) {
    return vector.save().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().values()));
  }

  private static Architecture tiny(int classes) {
    return new Architecture(0.0625, 0.1, 256, classes);
  }
}
