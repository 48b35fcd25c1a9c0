package io.lynceus.training.request;

import io.lynceus.contracts.RunId;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** There is no such run, or not for this caller. */
final class RunNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  RunNotFound(RunId run) {
    super("run-not-found", HttpStatus.NOT_FOUND, "There is no run " + run);
  }
}
