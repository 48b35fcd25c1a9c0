package io.lynceus.registry.postgres;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.registry.Alias;
import io.lynceus.registry.AliasMove;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.NotRegistered;
import io.lynceus.registry.Promotion;
import io.lynceus.registry.RegisteredModel;
import io.lynceus.registry.Registration;
import io.lynceus.registry.Rollback;
import io.lynceus.vision.packaging.ModelManifest;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** The registry on PostgreSQL and S3. */
final class PostgresModelRegistry implements ModelRegistry {
  private final RegistryDatabase database;
  private final VersionTable versions;
  private final AliasTable aliases;
  private final PackageFiles files;
  private final Registrations registrations;
  private final AliasMoves moves;

  PostgresModelRegistry(
      RegistryDatabase database,
      PackageFiles files,
      Registrations registrations,
      AliasMoves moves) {
    this.database = database;
    this.versions = new VersionTable(database);
    this.aliases = new AliasTable(database);
    this.files = files;
    this.registrations = registrations;
    this.moves = moves;
  }

  @Override
  public ModelVersion register(Registration registration) {
    return registrations.register(registration);
  }

  @Override
  public List<RegisteredModel> models() {
    return versions.models().stream().map(this::registered).toList();
  }

  @Override
  public RegisteredModel model(ModelName model) {
    return versions
        .model(model)
        .map(this::registered)
        .orElseThrow(() -> NotRegistered.model(model));
  }

  private RegisteredModel registered(VersionTable.Model row) {
    var model = new ModelName(row.name());
    return new RegisteredModel(
        model,
        row.project() == null ? null : new ProjectName(row.project()),
        Integer.toString(row.lastVersion()),
        aliases.set(model));
  }

  @Override
  public List<ModelVersion> versions(ModelName model) {
    var all = versions.newestFirst(model);
    if (all.isEmpty()) {
      throw NotRegistered.model(model);
    }
    return all.stream().map(VersionTable.Row::version).toList();
  }

  @Override
  public ModelVersion version(ModelName model, String version) {
    return row(model, version).version();
  }

  @Override
  public ModelVersion version(ModelName model, AliasName alias) {
    return version(model, alias(model, alias).version());
  }

  private VersionTable.Row row(ModelName model, String version) {
    return VersionNumber.parse(version)
        .flatMap(number -> versions.find(model, number))
        .orElseThrow(() -> absent(model, () -> NotRegistered.version(model, version)));
  }

  @Override
  public InputStream open(ModelName model, String version, String path) {
    var row = row(model, version);
    if (!path.equals(ModelManifest.FILE) && !row.version().manifest().files().containsKey(path)) {
      throw NotRegistered.file(model, version, path);
    }
    return files.open(row.bucket(), row.folder(), path);
  }

  @Override
  public List<Alias> aliases(ModelName model) {
    return model(model).aliases();
  }

  @Override
  public Alias alias(ModelName model, AliasName alias) {
    return aliases
        .find(model, alias)
        .orElseThrow(() -> absent(model, () -> NotRegistered.alias(model, alias)));
  }

  @Override
  public Alias promote(Promotion promotion) {
    return database.inTransaction(
        () -> {
          moves.promote(promotion);
          return alias(promotion.model(), promotion.alias());
        });
  }

  @Override
  public Alias rollBack(Rollback rollback) {
    return database.inTransaction(
        () -> {
          moves.rollBack(rollback);
          return alias(rollback.model(), rollback.alias());
        });
  }

  @Override
  public List<AliasMove> ledger(ModelName model, AliasName alias) {
    model(model);
    return aliases.ledger(model, alias);
  }

  /** A model that is not there is the better answer. */
  private NotRegistered absent(ModelName model, Supplier<NotRegistered> otherwise) {
    return versions.model(model).isEmpty() ? NotRegistered.model(model) : otherwise.get();
  }
}
