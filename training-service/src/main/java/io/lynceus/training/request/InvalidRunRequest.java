package io.lynceus.training.request;

import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A run cannot be as asked for; the pointer names the field. */
final class InvalidRunRequest extends LynceusProblem {
  private static final long serialVersionUID = 1;

  InvalidRunRequest(String pointer, String detail) {
    super(
        "invalid-input",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "One input is not valid",
        List.of(new InvalidField(pointer, detail)));
  }
}
