package io.lynceus.platform.identity;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/**
 * There is no such project for this caller. Said alike of one that does not exist and of one that
 * the caller may not see, so that names cannot be probed.
 */
public final class ProjectNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  public ProjectNotFound(ProjectName project) {
    super("project-not-found", HttpStatus.NOT_FOUND, "There is no project " + project);
  }
}
