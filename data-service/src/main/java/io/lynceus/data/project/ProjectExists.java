package io.lynceus.data.project;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A name that is taken. */
final class ProjectExists extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ProjectExists(ProjectName name) {
    super(
        "project-exists", HttpStatus.CONFLICT, "There is a project already that is called " + name);
  }
}
