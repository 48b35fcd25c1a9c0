package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import java.io.InputStream;
import java.util.List;

/**
 * The record of all model versions and of the aliases that give them roles.
 *
 * <p><b>Versions.</b> A registered version never changes and never goes. Versions of a model are
 * numbered "1", "2", … in the order of their registration, without gaps. Each has a semantic
 * version: its first is 1.0.0; a change of classes, input or output raises the major, a
 * recalibration the patch of what it calibrates, anything else the minor number.
 *
 * <p><b>Registration.</b> The package is opened and verified; one that is not as sealed, or whose
 * lineage is not complete and known, is refused with {@link PackageRefused} and nothing of it is
 * kept. A version is there with all its files or not at all. Registering again with the same token
 * answers the version that is there, also at the same time. The alias {@code candidate} moves to
 * the new version. A model belongs to the project of its first registration.
 *
 * <p><b>Aliases.</b> An alias names one version, and each of its moves is a line in the ledger. A
 * move is refused with {@link AliasMoveRefused} where the alias is not at the revision that the
 * decision was made on; of two such moves at the same time one wins. A move to the version that the
 * alias names already does nothing. A rollback returns to the version that the alias named before
 * the current one, and a further rollback to the one before that; where there is none, it is
 * refused. {@code previous} always names what a rollback of {@code production} would return to.
 *
 * <p><b>Events.</b> {@code ModelRegistered} with each version; {@code ModelPromoted} or {@code
 * ModelRolledBack} with each move that ends at a version, in the order of the moves.
 *
 * <p>Whatever is not there is {@link NotRegistered}. Where the registry cannot be reached, methods
 * throw an exception that becomes 503.
 */
public interface ModelRegistry {
  ModelVersion register(Registration registration);

  /** All models by name. */
  List<RegisteredModel> models();

  RegisteredModel model(ModelName model);

  /** The versions of a model, newest first. */
  List<ModelVersion> versions(ModelName model);

  ModelVersion version(ModelName model, String version);

  /** The version that an alias names. */
  ModelVersion version(ModelName model, AliasName alias);

  /**
   * The bytes of a file of a version; {@code lynceus.json} is one of them. The caller closes the
   * stream, and checks the bytes against the manifest where it matters.
   */
  InputStream open(ModelName model, String version, String path);

  /** The aliases that are set, by name. */
  List<Alias> aliases(ModelName model);

  Alias alias(ModelName model, AliasName alias);

  Alias promote(Promotion promotion);

  Alias rollBack(Rollback rollback);

  /** Every move of an alias, newest first. */
  List<AliasMove> ledger(ModelName model, AliasName alias);
}
