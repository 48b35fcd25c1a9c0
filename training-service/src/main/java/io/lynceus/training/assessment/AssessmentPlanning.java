package io.lynceus.training.assessment;

import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.identity.Caller;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.dataset.DatasetCatalogue;
import io.lynceus.training.dataset.FrozenDataset;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes of a request an evaluation that can be done, or says why it cannot. */
@Component
final class AssessmentPlanning {
  private final DatasetCatalogue datasets;
  private final ModelRegistry registry;
  private final IdSource ids;
  private final Clock clock;

  AssessmentPlanning(DatasetCatalogue datasets, ModelRegistry registry, IdSource ids, Clock clock) {
    this.datasets = datasets;
    this.registry = registry;
    this.ids = ids;
    this.clock = clock;
  }

  Assessment plan(AssessmentRequest request, Caller caller) {
    ModelVersion version = request.in(registry);
    if (version.project() != null) {
      caller.requireProject(version.project());
    }
    FrozenDataset dataset = datasets.get(request.dataset());
    caller.requireProject(dataset.project());
    if (dataset.pictures(request.wantedSplit()) == 0) {
      throw new EmptySplit(request.dataset(), request.wantedSplit());
    }
    return new Assessment(
        ids.next().toString(),
        dataset.project(),
        version.model(),
        version.version(),
        request.dataset(),
        request.wantedSplit(),
        Assessment.State.QUEUED,
        null,
        null,
        null,
        null,
        caller.subject(),
        clock.instant());
  }
}
