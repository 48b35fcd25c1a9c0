package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.Bccd;
import io.lynceus.training.Engines;
import io.lynceus.training.export.Export;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.Orientation;
import io.lynceus.training.network.Detector;
import io.lynceus.training.network.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two epochs on real blood cells; how good forty are is shown by hand, see RATIONALE. */
@Tag("real-data")
final class BccdFittingIT {
  @TempDir Path folder;

  @Test
  void learnsInTwoEpochsAndExportsWhatItLearned() throws IOException {
    var train = Bccd.split("train");
    InputSize size = InputSize.of(320, train);
    assertThat(size).isEqualTo(new InputSize(320, 256));
    FittingData data =
        new FittingData(Bccd.CLASSES, size, train, Bccd.split("val").subList(0, 24), 512 << 20);
    List<EpochReport> reports = new ArrayList<>();
    try (NDManager manager = Engines.manager();
        Fitting fitting =
            new Fitting(
                Preset.PICO.architecture(3),
                Recipe.usual(2, 1, Orientation.FREE),
                data,
                Optional.empty(),
                folder,
                manager)) {
      Detector best = fitting.fit(Optional.empty(), _ -> {}, reports::add);
      assertThat(reports.getLast().loss()).isLessThan(0.8 * reports.getFirst().loss());
      assertThat(Export.of(best, data.spec(), data.compared(), manager)).isNotEmpty();
    }
  }
}
