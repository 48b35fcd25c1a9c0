package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.augmentation.Augmentation;
import io.lynceus.training.augmentation.Orientation;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On pictures of 64 pixels and a net of a few thousand weights, in float32 and one thread. */
final class FittingTest {
  private static final Architecture TINY = new Architecture(0.0625, 0.1, 256, 2);

  @TempDir Path folder;
  private final NDManager manager = Engines.manager();
  private final List<EpochReport> reports = new ArrayList<>();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void reportsEveryEpochAndLooksAtTheLastOnes() {
    fit("a", 4, _ -> {});
    assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4);
    assertThat(reports.getFirst().validation()).isEmpty();
    assertThat(reports.getLast().validation()).isPresent();
    assertThat(reports).anyMatch(EpochReport::best);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    assertThat(fit("a", 2, _ -> {})).isEqualTo(fit("b", 2, _ -> {}));
  }

  @Test
  void aFitThatStoppedAnywhereEndsAsOneThatDidNot() {
    float[] undisturbed = fit("whole", 4, _ -> {});
    for (int step : new int[] {1, 5, 8, 11}) {
      String name = "stopped-" + step;
      assertThatThrownBy(() -> fit(name, 4, stopAt(step)))
          .isInstanceOf(CancellationException.class);
      reports.clear();
      assertThat(fit(name, 4, _ -> {})).isEqualTo(undisturbed);
      assertThat(reports).hasSize(4 - (step - 1) / 3);
    }
  }

  @Test
  void aFinishedFitIsNotRepeated() {
    float[] once = fit("a", 2, _ -> {});
    reports.clear();
    assertThat(fit("a", 2, _ -> {})).isEqualTo(once);
    assertThat(reports).isEmpty();
  }

  @Test
  void progressCountsStepsAndEpochs() {
    List<Progress> seen = new ArrayList<>();
    fit("a", 2, seen::add);
    assertThat(seen).hasSize(6);
    assertThat(seen.getFirst()).extracting(Progress::epoch, Progress::step).containsExactly(0, 1L);
    assertThat(seen.getLast())
        .extracting(Progress::epoch, Progress::epochs, Progress::step, Progress::steps)
        .containsExactly(1, 2, 6L, 6L);
    assertThat(seen).allMatch(p -> Double.isFinite(p.loss()));
  }

  @Test
  void anEarlierDetectorPassesOnWhatItKnowsOfClassesThatAreStillThere() {
    Detector earlier = new Detector(new Architecture(0.0625, 0.1, 256, 3));
    Detector later = new Detector(TINY);
    try (ParameterVector old = ParameterVector.of(earlier, manager, false);
        ParameterVector vector = ParameterVector.of(later, manager, false)) {
      earlier.start(new SplittableRandom(1));
      later.start(new SplittableRandom(2));
      Map<String, float[]> fresh = values(vector);
      TensorFile weights = new TensorFile(Map.of(), old.save());
      new EarlierDetector(weights, List.of("bar", "disc", "ring"))
          .teach(later, vector, List.of("square", "bar"));

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
  }

  private static Map<String, float[]> values(ParameterVector vector) {
    return vector.save().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().values()));
  }

  private static Consumer<Progress> stopAt(long step) {
    return progress -> {
      if (progress.step() == step) {
        throw new CancellationException("stopped");
      }
    };
  }

  private float[] fit(String name, int epochs, Consumer<Progress> stepped) {
    Recipe recipe =
        new Recipe(epochs, 4, 1, 1, Stepping.USUAL, Augmentation.usual(Orientation.FREE));
    try (Fitting fitting =
        new Fitting(TINY, recipe, data(), Optional.empty(), folder.resolve(name), manager)) {
      Detector best = fitting.fit(Optional.empty(), stepped, reports::add);
      List<Float> all = new ArrayList<>();
      best.getParameters()
          .values()
          .forEach(p -> floats(p.getArray().toFloatArray()).forEach(all::add));
      float[] values = new float[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = all.get(i);
      }
      return values;
    }
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  private static FittingData data() {
    return new FittingData(
        Drawn.CLASSES, new InputSize(64, 64), Drawn.images(12, 1), Drawn.images(6, 2), 1 << 20);
  }
}
