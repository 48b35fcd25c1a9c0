package io.lynceus.training.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.lynceus.training.Engines;
import io.lynceus.training.checkpoint.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ParameterVectorTest {
  private final NDManager manager = Engines.manager();
  private final Convolution layer = Convolution.normalised(2, 3, 1, 1);
  private final ParameterVector vector = ParameterVector.of(layer, manager, true);

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void keepsWeightsInFrontAndStatisticsApart() {
    assertThat(vector.decayed()).isEqualTo(6);
    assertThat(vector.learned().getShape()).isEqualTo(new Shape(12));
    assertThat(vector.statistics().getShape()).isEqualTo(new Shape(6));
  }

  @Test
  void parametersAreSlicesOfTheArrays() {
    layer.fill("gamma", 2);
    layer.fill("variance", 3);
    assertThat(vector.learned().toFloatArray()).containsExactly(0, 0, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0);
    assertThat(vector.statistics().toFloatArray()).containsExactly(0, 0, 0, 3, 3, 3);

    NDArray ones = manager.ones(new Shape(12));
    vector.learned().addi(ones);
    assertThat(layer.parameter("gamma").getArray().toFloatArray()).containsExactly(3, 3, 3);
    assertThat(layer.parameter("weight").getArray().toFloatArray()).containsOnly(1);
  }

  @Test
  void onlyWhatIsLearnedGathersGradients() {
    assertThat(vector.slices()).hasSize(3).allMatch(NDArray::hasGradient);
    assertThat(layer.parameter("mean").getArray().hasGradient()).isFalse();
  }

  @Test
  void whatIsSavedLoadsAgain() {
    layer.fill("beta", 4);
    Map<String, Tensor> saved = vector.save();
    layer.fill("beta", 5);
    assertThat(vector.load(saved)).isEmpty();
    assertThat(layer.parameter("beta").getArray().toFloatArray()).containsOnly(4);
  }

  @Test
  void leavesAloneWhatDoesNotFitAndNamesIt() {
    layer.fill("beta", 5);
    Tensor other = new Tensor(List.of(2L), new float[] {1, 2});
    assertThat(vector.load(Map.of("beta", other)))
        .containsExactlyInAnyOrder("weight", "gamma", "beta", "mean", "variance");
    assertThat(layer.parameter("beta").getArray().toFloatArray()).containsOnly(5);
  }

  @Test
  void worksOnAThreadThatDidNotStartTheEngine() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, e) -> thrown.set(e))
            .start(
                () -> {
                  Convolution other = Convolution.plain(1, 1);
                  ParameterVector.of(other, manager, true);
                  other.fill("bias", 3);
                });
    thread.join();
    assertThat(thrown).hasNullValue();
  }
}
