package io.lynceus.training.export;

import ai.djl.ndarray.NDManager;
import io.lynceus.rules.bench.Figures;
import io.lynceus.training.Engines;
import io.lynceus.training.graph.ParameterVector;
import io.lynceus.training.network.Detector;
import io.lynceus.training.network.Preset;
import io.lynceus.vision.input.InputRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves our own network, as it is exported, to the benchmarks of serving. */
final class NanoExportBench {
  private static final int CLASSES = 3;

  @ParameterizedTest
  @ValueSource(ints = {320, 640})
  void leavesNanoToServing(int side) throws IOException {
    try (NDManager manager = Engines.manager()) {
      var detector = new Detector(Preset.NANO.architecture(CLASSES));
      ParameterVector.of(detector, manager, false);
      detector.start(new SplittableRandom(1));
      Files.write(
          Figures.folder().resolve("nano-%d.onnx".formatted(side)),
          OnnxFile.of(detector, InputRecipe.ofOurs(side, side)));
    }
  }
}
