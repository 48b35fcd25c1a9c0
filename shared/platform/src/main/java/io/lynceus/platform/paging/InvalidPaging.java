package io.lynceus.platform.paging;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A limit out of range, or a cursor that this list never gave. */
public final class InvalidPaging extends LynceusProblem {
  private static final long serialVersionUID = 1;

  /** A feature throws it too, where a cursor of another list was presented. */
  public InvalidPaging(String detail) {
    super("invalid-paging", HttpStatus.BAD_REQUEST, detail);
  }
}
