package io.lynceus.training.execution;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.device.Precision;
import io.lynceus.training.device.TrainingDevice;
import io.lynceus.training.fitting.FittingData;
import io.lynceus.training.fitting.TrialPass;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.Runs;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In what a run computes: chosen once, written down, and kept when it is resumed. */
@Component
final class RunPrecision {
  private final TrainingDevice device;
  private final Runs runs;

  RunPrecision(TrainingDevice device, Runs runs) {
    this.device = device;
    this.runs = runs;
  }

  Optional<Autocast> of(Run run, FittingData data, NDManager manager) {
    Precision known = run.course().precision();
    return device.autocast(known != null ? known : chosen(run, data, manager));
  }

  private Precision chosen(Run run, FittingData data, NDManager manager) {
    try (TrialPass pass =
        new TrialPass(
            run.options().preset().architecture(data.classes().size()), data.size(), manager)) {
      Precision chosen = device.choose(pass);
      runs.computesIn(run, chosen);
      return chosen;
    }
  }
}
