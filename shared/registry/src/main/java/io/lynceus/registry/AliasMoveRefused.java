package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A move that the registry does not make. */
public final class AliasMoveRefused extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private AliasMoveRefused(String slug, HttpStatus status, String detail) {
    super(slug, status, detail);
  }

  /** Somebody moved the alias since the decision was made. */
  public static AliasMoveRefused hasMoved(
      ModelName model, AliasName alias, long expected, long actual) {
    return new AliasMoveRefused(
        "alias-has-moved",
        HttpStatus.PRECONDITION_FAILED,
        "Alias %s of model %s is at revision %d, not %d"
            .formatted(alias.label(), model, actual, expected));
  }

  public static AliasMoveRefused followsProduction() {
    return new AliasMoveRefused(
        "alias-not-movable",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "Alias previous moves with production, not by itself");
  }

  public static AliasMoveRefused nothingBefore(ModelName model, AliasName alias) {
    return new AliasMoveRefused(
        "nothing-to-roll-back-to",
        HttpStatus.CONFLICT,
        "Alias %s of model %s named no other version before".formatted(alias.label(), model));
  }
}
