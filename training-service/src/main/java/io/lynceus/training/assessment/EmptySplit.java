package io.lynceus.training.assessment;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.Split;
import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The split has no pictures to be measured on. */
final class EmptySplit extends LynceusProblem {
  private static final long serialVersionUID = 1;

  EmptySplit(DatasetVersionId dataset, Split split) {
    super(
        "invalid-input",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "One input is not valid",
        List.of(
            new InvalidField(
                "/split",
                "Dataset version %s has no %s picture".formatted(dataset, split.label()))));
  }
}
