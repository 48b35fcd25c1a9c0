package io.lynceus.platform.revision;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A change does not say what it is based on. */
final class PreconditionMissing extends LynceusProblem {
  private static final long serialVersionUID = 1;

  PreconditionMissing() {
    super(
        "precondition-missing",
        HttpStatus.PRECONDITION_REQUIRED,
        "Send If-Match with the ETag of what you have read");
  }
}
