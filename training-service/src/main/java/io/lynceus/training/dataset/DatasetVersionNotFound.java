package io.lynceus.training.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** There is no such dataset version, or not for this caller. */
final class DatasetVersionNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private DatasetVersionNotFound(String detail) {
    super("dataset-version-not-found", HttpStatus.NOT_FOUND, detail);
  }

  static DatasetVersionNotFound of(DatasetVersionId dataset) {
    return new DatasetVersionNotFound("There is no dataset version " + dataset);
  }

  static DatasetVersionNotFound of(ProjectName project) {
    return new DatasetVersionNotFound("Project " + project + " has no dataset version yet");
  }
}
