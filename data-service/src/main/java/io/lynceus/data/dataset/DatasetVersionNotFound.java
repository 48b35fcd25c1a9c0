package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A dataset version that does not exist, or not for this caller. */
final class DatasetVersionNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  DatasetVersionNotFound(DatasetVersionId dataset) {
    super(
        "dataset-version-not-found",
        HttpStatus.NOT_FOUND,
        "There is no dataset version " + dataset);
  }
}
