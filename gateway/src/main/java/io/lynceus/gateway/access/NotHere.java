package io.lynceus.gateway.access;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** Said of what exists and is not for callers, in the words for what does not exist. */
final class NotHere extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  NotHere() {
    super("unknown-route", HttpStatus.NOT_FOUND, "There is nothing here");
  }
}
