package io.lynceus.data.revision;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A change is based on a revision that is no longer the current one. */
final class PreconditionFailed extends LynceusProblem {
  private static final long serialVersionUID = 1;

  PreconditionFailed(String presented, Revision current) {
    super(
        "precondition-failed",
        HttpStatus.PRECONDITION_FAILED,
        "It was changed meanwhile: If-Match says %s, the ETag is %s"
            .formatted(presented.substring(0, Math.min(presented.length(), 40)), current.tag()));
  }
}
