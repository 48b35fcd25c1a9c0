package io.lynceus.platform.revision;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A change is based on something other than what is there. */
final class PreconditionFailed extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private PreconditionFailed(String detail) {
    super("precondition-failed", HttpStatus.PRECONDITION_FAILED, detail);
  }

  static PreconditionFailed changed(Revision based, Revision current) {
    return new PreconditionFailed(
        "It was changed meanwhile: If-Match says %s, the ETag is %s"
            .formatted(based.tag(), current.tag()));
  }

  static PreconditionFailed unknownTag() {
    return new PreconditionFailed("If-Match is an ETag of ours, such as \"3\", or *");
  }
}
