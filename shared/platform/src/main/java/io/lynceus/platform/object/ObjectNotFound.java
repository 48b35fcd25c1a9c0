package io.lynceus.platform.object;

import io.lynceus.contracts.ObjectLocation;
import io.lynceus.platform.problem.LynceusProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** No object lies there. */
public final class ObjectNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ObjectNotFound(ObjectLocation where, @Nullable Throwable cause) {
    super(
        "object-not-found",
        HttpStatus.NOT_FOUND,
        "No object " + where.key() + " in " + where.bucket(),
        cause);
  }
}
