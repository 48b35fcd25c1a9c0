package io.lynceus.inference.loading;

import static io.lynceus.inference.MemoryRegistry.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lynceus.inference.Fixtures;
import io.lynceus.inference.MemoryRegistry;
import io.lynceus.registry.NotRegistered;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.packaging.ModelManifest;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import io.lynceus.vision.runtime.PictureQuestion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoadedModelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MemoryRegistry registry = new MemoryRegistry();
  private final ModelLoader loader = new ModelLoader(registry, OnnxSettings.ONE_CPU_THREAD);
  private final LoadedModels models = new LoadedModels(2, loader::load);

  @AfterEach
  void close() {
    models.close();
  }

  private ModelKey add(byte[] network) {
    return new ModelKey(CELLS, registry.add(network));
  }

  private ModelLease lease(ModelKey key) {
    return models.lease(key, PATIENCE);
  }

  private static void ask(OnnxDetector detector) {
    var picture = new Picture(32, 32, new byte[32 * 32 * 3]);
    assertThat(detector.detect(List.of(new PictureQuestion(picture, DetectionSettings.SERVING))))
        .hasSize(1);
  }

  @Test
  void loadsAVersionOnceForAll() throws InterruptedException {
    ModelKey key = add(Fixtures.MIDDLE);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var _ = callers.submit(() -> lease(key).close());
      }
    }
    assertThat(models.holds(key)).isTrue();
    assertThat(registry.reads()).isEqualTo(2);
  }

  @Test
  void closesTheOneThatWasAskedLongestAgo() {
    ModelKey first = add(Fixtures.MIDDLE);
    ModelKey second = add(Fixtures.CORNER);
    ModelKey third = add(Fixtures.MIDDLE);
    lease(first).close();
    lease(second).close();
    ModelLease again = lease(first);
    OnnxDetector detector = again.detector();
    again.close();
    lease(third).close();
    assertThat(models.holds(first)).isTrue();
    assertThat(models.holds(second)).isFalse();
    ask(detector);
  }

  @Test
  void closesARetiredVersionWhenItsLastHolderIsDone() {
    ModelKey key = add(Fixtures.MIDDLE);
    ModelLease one = lease(key);
    ModelLease other = lease(key);
    models.retire(key);
    one.close();
    one.close();
    ask(other.detector());
    other.close();
    assertThatIllegalStateException().isThrownBy(() -> ask(other.detector()));
  }

  @Test
  void loadsARetiredVersionAnew() {
    ModelKey key = add(Fixtures.MIDDLE);
    lease(key).close();
    models.retire(key);
    try (ModelLease again = lease(key)) {
      ask(again.detector());
    }
    assertThat(registry.reads()).isEqualTo(4);
  }

  @Test
  void refusesFilesThatAreNotAsRegistered() {
    ModelKey key = add(Fixtures.MIDDLE);
    registry.change(key.version(), "model.onnx", Fixtures.CORNER);
    assertThatExceptionOfType(ModelNotServable.class)
        .isThrownBy(() -> lease(key))
        .withMessageContaining("'model.onnx' is not what was registered");
  }

  @Test
  void refusesAManifestThatIsNotAsRegistered() {
    ModelKey key = add(Fixtures.MIDDLE);
    byte[] other = Fixtures.manifest(Fixtures.MIDDLE).json();
    registry.change(key.version(), ModelManifest.FILE, other);
    assertThatExceptionOfType(ModelNotServable.class)
        .isThrownBy(() -> lease(key))
        .withMessageContaining("'lynceus.json' is not what was registered");
  }

  @Test
  void refusesANetworkThatPutsOutNoNumbers() {
    ModelKey key = add(Fixtures.NAN);
    assertThatExceptionOfType(ModelNotServable.class)
        .isThrownBy(() -> lease(key))
        .withMessageContaining("NaN");
  }

  @Test
  void refusesAVersionOfWhichAFileIsGone() {
    for (String file : new String[] {"model.onnx", "lynceus.json"}) {
      String version = registry.add(Fixtures.MIDDLE);
      registry.change(version, file, null);
      assertThatExceptionOfType(ModelNotServable.class)
          .isThrownBy(() -> models.lease(new ModelKey(CELLS, version), PATIENCE))
          .withMessageContaining(file);
    }
  }

  @Test
  void triesAgainAfterAFailure() {
    ModelKey key = add(Fixtures.MIDDLE);
    registry.change(key.version(), "model.onnx", new byte[1]);
    assertThatExceptionOfType(ModelNotServable.class).isThrownBy(() -> lease(key));
    registry.change(key.version(), "model.onnx", Fixtures.MIDDLE);
    lease(key).close();
    assertThat(models.holds(key)).isTrue();
  }

  @Test
  void saysThatAVersionIsNotRegistered() {
    assertThatExceptionOfType(NotRegistered.class)
        .isThrownBy(() -> lease(new ModelKey(CELLS, "9")));
  }

  @Test
  void doesNotWaitForEver() throws InterruptedException {
    var stuck = new CountDownLatch(1);
    ModelKey key = add(Fixtures.MIDDLE);
    try (var slow =
        new LoadedModels(
            1,
            wanted -> {
              awaitUninterruptibly(stuck);
              return loader.load(wanted);
            })) {
      assertThatExceptionOfType(ModelStillLoading.class)
          .isThrownBy(() -> slow.lease(key, Duration.ofMillis(10)))
          .satisfies(e -> assertThat(e.headers()).containsKey("Retry-After"));
      stuck.countDown();
      slow.lease(key, PATIENCE).close();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
