package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Drawn;
import io.lynceus.training.Engines;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Detector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
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

  /** A disk may damage what was written whole: the state before it leads to the same end. */
  @Test
  void aDamagedStateIsPassedOverAndTheEndIsTheSame() throws IOException {
    float[] undisturbed = fit("whole", 4, _ -> {});
    assertThatThrownBy(() -> fit("damaged", 4, stopAt(11)))
        .isInstanceOf(CancellationException.class);
    damage("damaged/last.safetensors");
    reports.clear();
    assertThat(fit("damaged", 4, _ -> {})).isEqualTo(undisturbed);
    assertThat(reports).extracting(EpochReport::epoch).containsExactly(3, 4);
  }

  @Test
  void whereNoStateIsUsableTheFitStartsAnewAndEndsTheSame() throws IOException {
    float[] undisturbed = fit("whole", 3, _ -> {});
    assertThatThrownBy(() -> fit("lost", 3, stopAt(8))).isInstanceOf(CancellationException.class);
    damage("lost/last.safetensors");
    damage("lost/previous.safetensors");
    reports.clear();
    assertThat(fit("lost", 3, _ -> {})).isEqualTo(undisturbed);
    assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3);
  }

  /** As after an update that changed the network: nothing of the old state is mixed in. */
  @Test
  void theStateOfAnotherNetworkIsPassedOver() throws IOException {
    float[] undisturbed = fit("whole", 2, _ -> {});
    try (FittingState larger =
        new FittingState(new Architecture(0.125, 0.1, 256, 2), 0, 10, manager)) {
      larger.detector.start(new SplittableRandom(9));
      larger.epoch = 1;
      larger.save().write(folder.resolve("other/last.safetensors"));
    }
    reports.clear();
    assertThat(fit("other", 2, _ -> {})).isEqualTo(undisturbed);
    assertThat(reports).hasSize(2);
  }

  @Test
  void aFullDiskEndsTheFitAndItGoesOnWhenThereIsRoom() throws IOException {
    float[] undisturbed = fit("whole", 3, _ -> {});
    Path draft = folder.resolve("full/next.safetensors.draft");
    Files.createDirectories(draft.getParent());
    assertThatThrownBy(
            () ->
                fit(
                    "full",
                    3,
                    progress -> {
                      if (progress.step() == 6) {
                        fill(draft);
                      }
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("No space left on device");
    Files.delete(draft);
    reports.clear();
    assertThat(fit("full", 3, _ -> {})).isEqualTo(undisturbed);
    assertThat(reports).extracting(EpochReport::epoch).containsExactly(2, 3);
  }

  private static void fill(Path draft) {
    try {
      Files.createSymbolicLink(draft, Path.of("/dev/full"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void damage(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 0x40;
    Files.write(file, bytes);
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

  /** What nobody labelled is not there, and a set without a val split still has a best epoch. */
  @Test
  void withoutAValSplitTheLastEpochIsTheBest() {
    FittingData unvalidated =
        new FittingData(
            Drawn.CLASSES, new InputSize(64, 64), Drawn.images(12, 1), List.of(), 1 << 20);
    fit("a", 2, _ -> {}, unvalidated);
    assertThat(reports.getLast().best()).isTrue();
    assertThat(TensorFile.read(folder.resolve("a/best.safetensors")).word("epoch")).isEqualTo("2");
    assertThat(unvalidated.compared()).isEqualTo(unvalidated.train());
  }

  private static Consumer<Progress> stopAt(long step) {
    return progress -> {
      if (progress.step() == step) {
        throw new CancellationException("stopped");
      }
    };
  }

  private float[] fit(String name, int epochs, Consumer<Progress> stepped) {
    return fit(name, epochs, stepped, data());
  }

  private float[] fit(String name, int epochs, Consumer<Progress> stepped, FittingData data) {
    Recipe recipe =
        new Recipe(epochs, 4, 1, 1, Stepping.USUAL, Augmentation.usual(Orientation.FREE));
    try (Fitting fitting =
        new Fitting(TINY, recipe, data, Optional.empty(), folder.resolve(name), manager)) {
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
