package io.lynceus.training.request;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** The dataset version failed its validation, and nobody said that it be used all the same. */
final class DatasetNotValid extends LynceusProblem {
  private static final long serialVersionUID = 1;

  DatasetNotValid(DatasetVersionId dataset) {
    super(
        "dataset-not-valid",
        HttpStatus.CONFLICT,
        "Dataset version %s failed its validation; with force it is used all the same"
            .formatted(dataset));
  }
}
