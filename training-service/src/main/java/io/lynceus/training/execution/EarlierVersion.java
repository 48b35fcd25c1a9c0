package io.lynceus.training.execution;

import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.fitting.EarlierDetector;
import io.lynceus.training.publication.Publication;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.VersionReference;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The registered version that a run starts from, opened. */
@Component
final class EarlierVersion {
  private final ModelRegistry registry;
  private final Publication publication;

  EarlierVersion(ModelRegistry registry, Publication publication) {
    this.registry = registry;
    this.publication = publication;
  }

  Optional<EarlierDetector> of(Run run) {
    return Optional.ofNullable(run.options().from()).map(this::open);
  }

  private EarlierDetector open(VersionReference from) {
    ModelVersion version = from.in(registry);
    return new EarlierDetector(
        publication.weights(version.model(), version.version()), version.manifest().classes());
  }
}
