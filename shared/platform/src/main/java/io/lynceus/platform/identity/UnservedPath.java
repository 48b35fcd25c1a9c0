package io.lynceus.platform.identity;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A path that is written to slip past a rule names nothing that we serve. */
final class UnservedPath extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  UnservedPath() {
    super("unknown-route", HttpStatus.NOT_FOUND, "There is nothing at this path");
  }
}
