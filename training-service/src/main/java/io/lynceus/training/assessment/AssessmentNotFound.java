package io.lynceus.training.assessment;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** There is no such evaluation, or not for this caller. */
final class AssessmentNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  AssessmentNotFound(String evaluation) {
    super("evaluation-not-found", HttpStatus.NOT_FOUND, "There is no evaluation " + evaluation);
  }
}
