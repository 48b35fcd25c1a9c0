package io.lynceus.data.dataset;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A project without labelled images has no version. */
final class NothingToFreeze extends LynceusProblem {
  private static final long serialVersionUID = 1;

  NothingToFreeze(ProjectName project) {
    super(
        "nothing-to-freeze",
        HttpStatus.CONFLICT,
        "No image of project %s is labelled: import or annotate some first".formatted(project));
  }
}
