package io.lynceus.data.annotation;

import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Boxes that are not of this project or picture; nothing of the request was taken. */
final class InvalidBoxes extends LynceusProblem {
  private static final long serialVersionUID = 1;

  InvalidBoxes(List<InvalidField> errors) {
    super(
        "invalid-input",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "%d of the boxes are not valid".formatted(errors.size()),
        errors);
  }
}
