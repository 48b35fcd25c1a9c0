package io.lynceus.training.request;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.RunId;
import io.lynceus.contracts.Split;
import io.lynceus.platform.identity.Caller;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.dataset.DatasetCatalogue;
import io.lynceus.training.dataset.FrozenDataset;
import io.lynceus.training.network.Preset;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.VersionReference;
import io.lynceus.vision.packaging.Lineage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request a run that can be done, or says why it cannot. */
@Component
final class RunPlanning {
  private final DatasetCatalogue datasets;
  private final ModelRegistry registry;

  RunPlanning(DatasetCatalogue datasets, ModelRegistry registry) {
    this.datasets = datasets;
    this.registry = registry;
  }

  Run plan(RunRequest request, Caller caller, RunId id, Run.Origin origin) {
    FrozenDataset dataset = dataset(request);
    if (!dataset.valid() && !request.forced()) {
      throw new DatasetNotValid(dataset.dataset());
    }
    if (dataset.pictures(Split.TRAIN) == 0) {
      throw new InvalidRunRequest("/dataset", "Its train split has no picture to learn from");
    }
    return Run.queued(
        id,
        new Run.Subject(request.project(), dataset.dataset(), request.modelName()),
        options(request, caller),
        origin);
  }

  private FrozenDataset dataset(RunRequest request) {
    DatasetVersionId wanted = request.dataset();
    return wanted == null
        ? datasets.newest(request.project())
        : datasets.get(request.project(), wanted);
  }

  /** An alias is resolved now: what it names when the run begins is not what was asked for. */
  private RunOptions options(RunRequest request, Caller caller) {
    VersionReference from = request.from();
    if (from == null) {
      return request.options(null, null);
    }
    ModelVersion version = from.in(registry);
    if (version.project() != null) {
      caller.requireProject(version.project());
    }
    VersionReference pinned = new VersionReference(version.model(), version.version());
    return request.options(pinned, preset(version));
  }

  private static Preset preset(ModelVersion version) {
    @Nullable Object name =
        version.manifest().lineage() instanceof Lineage.Trained trained
            ? trained.hyperParameters().get("preset")
            : null;
    return Optional.ofNullable(name)
        .flatMap(n -> Preset.labelled(n.toString()))
        .orElseThrow(
            () ->
                new InvalidRunRequest(
                    "/from", "That version was not trained here: it has nothing to start from"));
  }
}
