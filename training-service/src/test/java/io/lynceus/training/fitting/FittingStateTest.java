package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.lynceus.training.Engines;
import io.lynceus.training.checkpoint.Tensor;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.checkpoint.TensorFileInvalid;
import io.lynceus.training.network.Architecture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FittingStateTest {
  private static final Architecture TINY = new Architecture(0.0625, 0.1, 256, 2);

  private final NDManager manager = Engines.manager();
  private final FittingState state = new FittingState(TINY, 0.1, 100, manager);
  private final FittingState other = new FittingState(TINY, 0.1, 100, manager);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void everythingThatAFitChangesComesBack() {
    change(state);
    other.restore(state.save());
    assertThat(other.epoch).isEqualTo(3);
    assertThat(other.step).isEqualTo(3_000_000_000L);
    assertThat(other.bestEpoch).isEqualTo(2);
    assertThat(other.bestFitness).isEqualTo(0.1 + 0.2);
    assertThat(values(other)).isEqualTo(values(state));
    assertThat(other.optimizer.first().toFloatArray())
        .isEqualTo(state.optimizer.first().toFloatArray());
  }

  /** The slices must still be slices: a step on the whole moves the parameters. */
  @Test
  void restoredParametersAreStillThoseOfTheNetwork() {
    change(state);
    other.restore(state.save());
    String path = other.detector.getParameters().keys().getFirst();
    float before = other.detector.getParameters().get(path).getArray().toFloatArray()[0];
    other.vector.learned().addi(1);
    assertThat(other.detector.getParameters().get(path).getArray().toFloatArray()[0])
        .isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learned",
        "statistics",
        "average.learned",
        "average.statistics",
        "optimizer.first",
        "optimizer.second"
      })
  void whatLacksAnythingIsRefusedAndChangesNothing(String name) {
    change(state);
    TensorFile whole = state.save();
    Map<String, Tensor> rest = new HashMap<>(whole.tensors());
    rest.remove(name);
    float[] before = values(other);
    assertThatThrownBy(() -> other.restore(new TensorFile(whole.words(), rest)))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining(name);
    assertThat(values(other)).isEqualTo(before);
    assertThat(other.epoch).isZero();
  }

  @Test
  void theStateOfAnotherNetworkIsRefused() {
    FittingState larger = new FittingState(new Architecture(0.125, 0.1, 256, 2), 0.1, 100, manager);
    TensorFile saved = larger.save();
    assertThatThrownBy(() -> state.restore(saved))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining("values, not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"form", "epoch", "step", "bestEpoch", "bestFitness"})
  void aWordThatIsNotOursIsRefused(String name) {
    TensorFile whole = state.save();
    Map<String, String> words = new HashMap<>(whole.words());
    words.put(name, "two");
    assertThatThrownBy(() -> other.restore(new TensorFile(words, whole.tensors())))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining(name);
  }

  private void change(FittingState changed) {
    changed.detector.start(new SplittableRandom(4));
    changed.follower.reset();
    try (NDArray gradient = manager.ones(changed.vector.learned().getShape())) {
      changed.optimizer.step(gradient, 1, 1e-3, 1);
    }
    changed.epoch = 3;
    changed.step = 3_000_000_000L;
    changed.bestEpoch = 2;
    changed.bestFitness = 0.1 + 0.2;
  }

  private static float[] values(FittingState of) {
    float[] learned = of.vector.learned().toFloatArray();
    float[] average = of.average.learned().toFloatArray();
    float[] both = Arrays.copyOf(learned, learned.length + average.length);
    System.arraycopy(average, 0, both, learned.length, average.length);
    return both;
  }
}
