package io.lynceus.inference.rollout;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.registry.AliasName;
import org.springframework.http.HttpStatus;

/** A model is registered, and no version of it has the alias yet. */
final class AliasNotSet extends LynceusProblem {
  private static final long serialVersionUID = 1;

  AliasNotSet(ModelName model, AliasName alias) {
    super(
        "alias-not-set",
        HttpStatus.CONFLICT,
        "No version of model %s is %s yet; `lynceus promote %s VERSION --alias %s --reason TEXT` makes one that"
            .formatted(model, alias.label(), model, alias.label()));
  }
}
