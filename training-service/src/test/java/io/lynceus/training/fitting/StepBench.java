package io.lynceus.training.fitting;

import static io.lynceus.rules.bench.Spent.median;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Photo;
import io.lynceus.rules.bench.Spent;
import io.lynceus.training.Engines;
import io.lynceus.training.batch.Batch;
import io.lynceus.training.batch.EpochBatches;
import io.lynceus.training.batch.TrainingInput;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.loss.DetectionLoss;
import io.lynceus.training.network.Preset;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.PictureDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a whole step costs beside the forward and backward pass that it is for: nano at 320, batches
 * of 8, one thread of libtorch, mosaics of 640 x 480 JPEG files with twelve boxes each.
 */
final class StepBench {
  private static final int BATCH = 8;
  private static final int STEPS = 4;
  private static final int ROUNDS = 7;
  private static final InputSize SIZE = new InputSize(320, 320);
  private static final long ALL_IN_MEMORY = 64L << 20;

  private final NDManager manager = Engines.manager();
  private final FittingState state =
      new FittingState(Preset.NANO.architecture(3), 5e-4, 1000, manager);
  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);

  @AfterEach
  void close() {
    state.close();
    manager.close();
  }

  @Test
  void wholeStepOverForwardAndBackward() {
    start();
    double[] kept = new double[ROUNDS];
    double[] decoded = new double[ROUNDS];
    TrainingInput remembering = input(ALL_IN_MEMORY);
    TrainingInput forgetting = input(1);
    steps(remembering, Optional.empty());
    for (int round = 0; round < ROUNDS; round++) {
      double bare = Spent.on(this::bare).cpuMillis();
      kept[round] = Spent.on(() -> steps(remembering, Optional.empty())).cpuMillis() / bare;
      decoded[round] = Spent.on(() -> steps(forgetting, Optional.empty())).cpuMillis() / bare;
    }
    Figures.atMost(
        "a training step over bare forward and backward, nano 320 batch 8",
        median(kept),
        "CPU ratio",
        1.3);
    Figures.beside("the same with every picture decoded anew", median(decoded), "CPU ratio");
  }

  @Test
  void mixedPrecisionOverFloat32() throws IOException {
    start();
    Optional<Autocast> autocast = Autocast.find(false);
    if (!Files.readString(Path.of("/proc/cpuinfo")).contains("_bf16") || autocast.isEmpty()) {
      System.out.println("This processor has no bfloat16: mixed precision is not measured.");
      return;
    }
    TrainingInput input = input(ALL_IN_MEMORY);
    double[] ratios = new double[ROUNDS];
    double[] full = new double[ROUNDS];
    steps(input, Optional.empty());
    steps(input, autocast);
    for (int round = 0; round < ROUNDS; round++) {
      full[round] = Spent.on(() -> steps(input, Optional.empty())).cpuMillis();
      ratios[round] = Spent.on(() -> steps(input, autocast)).cpuMillis() / full[round];
    }
    Figures.atMost("a training step in bfloat16 over float32", median(ratios), "CPU ratio", 0.7);
    Figures.beside("a training step in float32", median(full) / STEPS, "CPU-ms");
  }

  private void start() {
    state.detector.start(new SplittableRandom(1));
    state.follower.reset();
    bare();
  }

  /** An epoch of so many steps: loading, changing, forward, loss, backward, clip, step, average. */
  private void steps(TrainingInput input, Optional<Autocast> autocast) {
    var steps =
        new Steps(state.detector, state.vector, state.optimizer, DetectionLoss.usual(), autocast);
    try (EpochBatches batches = input.epoch(state.epoch++, true)) {
      while (batches.hasNext()) {
        try (Batch batch = batches.next()) {
          steps.step(batch, 1e-4, ++state.step);
        }
        state.follower.follow(state.step);
      }
    }
  }

  /** The engine's share alone: as many passes of the same network and batch, in float32. */
  private void bare() {
    var store = new ParameterStore(manager, false);
    for (int i = 0; i < STEPS; i++) {
      try (NDManager pass = state.vector.learned().getManager().newSubManager();
          GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray images = pass.full(new Shape(BATCH, 3, SIZE.height(), SIZE.width()), 0.5f);
        NDArray sum = pass.zeros(new Shape(1));
        for (NDArray output : Steps.forward(state.detector, store, images, Optional.empty())) {
          sum = sum.add(output.sum());
        }
        collector.backward(sum);
      }
    }
    // What it leaves in the gradients is no part of the next step.
    state.vector.slices().forEach(slice -> JniUtils.zeroGrad((PtNDArray) slice));
  }

  private TrainingInput input(long memory) {
    byte[] jpeg = Photo.jpeg(640, 480);
    List<LabeledImage> images =
        IntStream.range(0, STEPS * BATCH)
            .mapToObj(
                i -> new LabeledImage("photo-" + i, 640, 480, boxes(i), () -> decoder.decode(jpeg)))
            .toList();
    return new TrainingInput(
        images, SIZE, Augmentation.usual(Orientation.UPRIGHT), BATCH, 1, memory);
  }

  private static List<LabeledBox> boxes(int seed) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, 12)
        .mapToObj(
            i -> {
              double x = random.nextDouble(500);
              double y = random.nextDouble(360);
              double side = random.nextDouble(30, 120);
              return new LabeledBox(i % 3, new Box(x, y, x + side, y + side));
            })
        .toList();
  }
}
