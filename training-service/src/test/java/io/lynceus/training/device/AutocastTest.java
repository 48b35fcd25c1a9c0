package io.lynceus.training.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.lynceus.training.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutocastTest {
  private final NDManager manager = Engines.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void roundsProductsToEightBitsWhileItIsOnAndNotAfter() {
    Autocast autocast = Autocast.find(false).orElseThrow();
    float exact = product();
    float rounded;
    try (Autocast.Scope _ = autocast.on()) {
      rounded = product();
    }
    assertThat(exact).isEqualTo(1.001f * 1.001f);
    assertThat(rounded).isEqualTo(1);
    assertThat(product()).isEqualTo(exact);
  }

  @Test
  void takesFloat32WhenAskedWithoutTrying() {
    assertThat(choice("flags : avx512_bf16").choose(Optional.of(Precision.FLOAT32), _ -> fail()))
        .isEqualTo(Precision.FLOAT32);
  }

  @Test
  void takesFloat32WithoutTryingWhereTheProcessorLacksTheInstructions() {
    assertThat(choice("flags : fpu avx2 avx512f").choose(Optional.empty(), _ -> fail()))
        .isEqualTo(Precision.FLOAT32);
  }

  @Test
  void takesFloat32WhereTheLibraryHasNoAutocast() {
    PrecisionChoice choice =
        new PrecisionChoice(CpuFlags.of("flags : avx512_bf16"), Optional.empty(), false);
    assertThat(choice.choose(Optional.of(Precision.BFLOAT16), _ -> fail()))
        .isEqualTo(Precision.FLOAT32);
    assertThat(choice.autocast(Precision.BFLOAT16)).isEmpty();
  }

  @Test
  void triesBothAndTakesTheFaster() {
    List<Boolean> tried = new ArrayList<>();
    Precision slowMixed =
        choice("flags : amx_bf16")
            .choose(
                Optional.empty(),
                autocast -> {
                  tried.add(autocast.isPresent());
                  if (autocast.isPresent()) {
                    work();
                  }
                });
    assertThat(slowMixed).isEqualTo(Precision.FLOAT32);
    assertThat(tried).containsExactly(false, true, false, true, false, true, false, true);
    Precision fastMixed =
        choice("flags : avx512_bf16")
            .choose(
                Optional.empty(),
                autocast -> {
                  if (autocast.isEmpty()) {
                    work();
                  }
                });
    assertThat(fastMixed).isEqualTo(Precision.BFLOAT16);
  }

  @Test
  void isOnForItsThreadAloneAndOffAfterAFailure() throws InterruptedException {
    Autocast autocast = Autocast.find(false).orElseThrow();
    float exact = product();
    List<Float> elsewhere = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              try (Autocast.Scope _ = autocast.on()) {
                Thread.ofPlatform().start(() -> elsewhere.add(product())).join();
                throw new IllegalStateException("in the middle of a pass");
              }
            })
        .isInstanceOf(IllegalStateException.class);
    assertThat(elsewhere).containsExactly(exact);
    assertThat(product()).isEqualTo(exact);
  }

  @Test
  void takesBfloat16WhenAskedWhateverTheProcessorSays() {
    PrecisionChoice choice = choice("flags : fpu");
    assertThat(choice.choose(Optional.of(Precision.BFLOAT16), _ -> fail()))
        .isEqualTo(Precision.BFLOAT16);
    assertThat(choice.autocast(Precision.BFLOAT16)).isPresent();
    assertThat(choice.autocast(Precision.FLOAT32)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "flags : fpu avx512_bf16 sse, true",
    "flags : amx_tile amx_bf16, true",
    "flags : fpu avx512f avx512_bf16x, false",
    "'', false"
  })
  void readsTheFlagsOfTheProcessor(String line, boolean bfloat16) {
    assertThat(CpuFlags.of(line).multipliesBfloat16()).isEqualTo(bfloat16);
  }

  @Test
  void aGpuNeedsNoTrial() {
    PrecisionChoice choice = new PrecisionChoice(CpuFlags.of(""), Autocast.find(false), true);
    assertThat(choice.choose(Optional.empty(), _ -> fail())).isEqualTo(Precision.BFLOAT16);
  }

  private static PrecisionChoice choice(String flags) {
    Engines.manager().close();
    return new PrecisionChoice(CpuFlags.of(flags), Autocast.find(false), false);
  }

  private static void fail() {
    throw new AssertionError("There was nothing to try");
  }

  /** Some milliseconds. */
  private void work() {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray square = scratch.ones(new Shape(400, 400));
      for (int i = 0; i < 5; i++) {
        square = square.matMul(square).mul(0);
      }
      assertThat(square.sum().getFloat()).isZero();
    }
  }

  private float product() {
    NDArray a = manager.create(new float[] {1.001f}, new Shape(1, 1));
    NDArray zero = manager.zeros(new Shape(1));
    return a.matMul(a).add(zero).getFloat(0);
  }
}
