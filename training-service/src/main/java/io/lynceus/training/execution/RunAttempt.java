package io.lynceus.training.execution;

import ai.djl.ndarray.NDManager;
import io.lynceus.contracts.Split;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.dataset.DatasetCatalogue;
import io.lynceus.training.dataset.DatasetContents;
import io.lynceus.training.dataset.DatasetReader;
import io.lynceus.training.device.Autocast;
import io.lynceus.training.device.TrainingDevice;
import io.lynceus.training.evaluation.Forward;
import io.lynceus.training.evaluation.SplitEvaluation;
import io.lynceus.training.export.Export;
import io.lynceus.training.fitting.Fitting;
import io.lynceus.training.fitting.FittingData;
import io.lynceus.training.fitting.Recipe;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.job.Work;
import io.lynceus.training.network.Detector;
import io.lynceus.training.publication.Publication;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.Runs;
import io.lynceus.vision.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * One attempt at a run: open the dataset version, fit, evaluate, export, register. What an earlier
 * attempt left in the folder is gone on with.
 */
@Component
final class RunAttempt {
  private final DatasetCatalogue datasets;
  private final DatasetReader reader;
  private final TrainingDevice device;
  private final RunPrecision precision;
  private final EarlierVersion earlier;
  private final Publication publication;
  private final Runs runs;

  RunAttempt(
      DatasetCatalogue datasets,
      DatasetReader reader,
      TrainingDevice device,
      RunPrecision precision,
      EarlierVersion earlier,
      Publication publication,
      Runs runs) {
    this.datasets = datasets;
    this.reader = reader;
    this.device = device;
    this.precision = precision;
    this.earlier = earlier;
    this.publication = publication;
    this.runs = runs;
  }

  Run.Outcome complete(Run run, Path folder, Work.Stopping stopping) {
    DatasetContents contents =
        reader.open(datasets.get(run.subject().dataset()), folder.resolve("pictures"));
    FittingData data = data(run, contents);
    try (NDManager manager = device.manager()) {
      Optional<Autocast> autocast = precision.of(run, data, manager);
      try (Fitting fitting =
          new Fitting(
              run.options().preset().architecture(data.classes().size()),
              recipe(run.options()),
              data,
              autocast,
              folder.resolve("checkpoints"),
              manager)) {
        Detector best = fitting.fit(earlier.of(run), watch(run, stopping));
        Split split = reported(contents);
        Evaluation evaluation =
            new SplitEvaluation(data.spec(), contents.of(split))
                .of(Forward.of(best, data.recipe(), manager));
        ModelVersion version =
            publication.publish(
                run,
                data.spec(),
                evaluation,
                Export.of(best, data.spec(), data.compared(), manager),
                fitting.bestFile(),
                folder.resolve("package"));
        return new Run.Outcome(Run.Metrics.of(split, evaluation), version.version());
      }
    }
  }

  private ProgressWatch watch(Run run, Work.Stopping stopping) {
    return new ProgressWatch(
        progress -> runs.progressed(run, progress), stopping, System::nanoTime);
  }

  private static Recipe recipe(RunOptions options) {
    return Recipe.usual(options.epochs(), options.seed(), options.orientation())
        .withBatch(options.batch());
  }

  private FittingData data(Run run, DatasetContents contents) {
    List<LabeledImage> all =
        Stream.of(Split.values()).flatMap(s -> contents.of(s).stream()).toList();
    return new FittingData(
        contents.classes(),
        InputSize.of(run.options().imageSize(), all),
        contents.of(Split.TRAIN),
        contents.of(Split.VAL),
        device.pictureMemory());
  }

  /** The test split; where there is none, the next best that says which it is. */
  private static Split reported(DatasetContents contents) {
    return Stream.of(Split.TEST, Split.VAL)
        .filter(split -> !contents.of(split).isEmpty())
        .findFirst()
        .orElse(Split.TRAIN);
  }
}
