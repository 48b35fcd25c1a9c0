package io.lynceus.registry.postgres;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.ModelRegistered;
import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.PackageRefused;
import io.lynceus.registry.Registration;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelPackage;
import io.lynceus.vision.packaging.ModelPackageInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a sealed folder to a version: verify, upload, and then row, alias and event together. */
final class Registrations {
  private final RegistryDatabase database;
  private final VersionTable versions;
  private final AliasMoves moves;
  private final Uploads uploads;
  private final PackageFiles files;
  private final Outbox outbox;
  private final Clock clock;
  private final IdSource ids;

  Registrations(
      RegistryDatabase database,
      PackageFiles files,
      Uploads uploads,
      AliasMoves moves,
      Outbox outbox,
      Clock clock,
      IdSource ids) {
    this.database = database;
    this.versions = new VersionTable(database);
    this.moves = moves;
    this.uploads = uploads;
    this.files = files;
    this.outbox = outbox;
    this.clock = clock;
    this.ids = ids;
  }

  ModelVersion register(Registration registration) {
    var model = registration.model();
    var earlier = versions.findByToken(model, registration.token());
    if (earlier.isPresent()) {
      return earlier.get().version();
    }
    var content = opened(registration);
    requireKnownOrigin(content.manifest().lineage());
    var folder = PackageFiles.folder(model, ids.next().toString());
    uploads.begin(folder);
    boolean registered = false;
    try {
      files.upload(content, folder);
      var version = database.inTransaction(() -> add(registration, content, folder));
      registered = version.folder().equals(folder);
      return version.version();
    } finally {
      if (!registered) {
        uploads.abandon(folder);
      }
    }
  }

  private static ModelPackage opened(Registration registration) {
    try {
      return ModelPackage.open(registration.folder());
    } catch (ModelPackageInvalid invalid) {
      throw new PackageRefused(invalid);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The package cannot be read", unreadable);
    }
  }

  private void requireKnownOrigin(Lineage lineage) {
    switch (lineage) {
      case Lineage.Trained trained -> dataset(trained.dataset());
      case Lineage.Calibrated calibrated -> base(calibrated);
      case Lineage.Imported imported -> {}
    }
  }

  private static DatasetVersionId dataset(String id) {
    try {
      return new DatasetVersionId(id);
    } catch (IllegalArgumentException malformed) {
      throw new PackageRefused("The lineage names no dataset version: '" + id + "'");
    }
  }

  private ModelVersion base(Lineage.Calibrated calibrated) {
    try {
      return VersionNumber.parse(calibrated.baseVersion())
          .flatMap(number -> versions.find(new ModelName(calibrated.baseModel()), number))
          .orElseThrow(() -> new PackageRefused("The calibrated version is not registered"))
          .version();
    } catch (IllegalArgumentException malformed) {
      throw new PackageRefused("The lineage names no model: '" + calibrated.baseModel() + "'");
    }
  }

  /** Another registration with this token may have come first: then that is the answer. */
  private VersionTable.Row add(Registration registration, ModelPackage content, String folder) {
    var model = registration.model();
    var held = versions.lockOrCreate(model, registration.project());
    var earlier = versions.findByToken(model, registration.token());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    uploads.finish(folder);
    int number = held.lastVersion() + 1;
    var project = held.project() == null ? null : new ProjectName(held.project());
    var version = version(registration, content, number, project);
    var row = new VersionTable.Row(version, files.bucket(), folder);
    versions.add(row, registration.token());
    outbox.publish(event(version));
    moves.registered(model, number, registration.by());
    return row;
  }

  private ModelVersion version(
      Registration registration, ModelPackage content, int number, @Nullable ProjectName project) {
    try {
      return new ModelVersion(
          registration.model(),
          Integer.toString(number),
          semanticVersion(registration.model(), content).toString(),
          project,
          content.hash(),
          content.manifest(),
          registration.by(),
          clock.instant().truncatedTo(ChronoUnit.MILLIS)); // As PostgreSQL and JSON keep it.
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The package's manifest cannot be read", unreadable);
    }
  }

  private SemanticVersion semanticVersion(ModelName model, ModelPackage content) {
    List<ModelVersion> before =
        versions.newestFirst(model).stream().map(VersionTable.Row::version).toList();
    if (content.manifest().lineage() instanceof Lineage.Calibrated calibrated
        && calibrated.baseModel().equals(model.value())) {
      var base = SemanticVersion.parse(base(calibrated).semanticVersion());
      return highest(before.stream().filter(v -> base.sharesWeightsWith(semantic(v))).toList())
          .map(v -> semantic(v).recalibrated())
          .orElseThrow();
    }
    return highest(before)
        .map(v -> semantic(v).next(v.manifest(), content.manifest()))
        .orElse(SemanticVersion.FIRST);
  }

  private static Optional<ModelVersion> highest(List<ModelVersion> versions) {
    return versions.stream().max((a, b) -> semantic(a).compareTo(semantic(b)));
  }

  private static SemanticVersion semantic(ModelVersion version) {
    return SemanticVersion.parse(version.semanticVersion());
  }

  private static ModelRegistered event(ModelVersion version) {
    var dataset =
        switch (version.manifest().lineage()) {
          case Lineage.Trained trained -> dataset(trained.dataset());
          case Lineage.Calibrated calibrated -> null;
          case Lineage.Imported imported -> null;
        };
    return new ModelRegistered(
        version.model(),
        version.version(),
        version.project(),
        dataset,
        version.packageHash(),
        version.by());
  }
}
