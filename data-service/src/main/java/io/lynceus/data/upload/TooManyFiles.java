package io.lynceus.data.upload;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** More files in one request than are taken; those before them were. */
final class TooManyFiles extends LynceusProblem {
  private static final long serialVersionUID = 1;

  TooManyFiles(int most) {
    super(
        "too-many-files",
        HttpStatus.CONTENT_TOO_LARGE,
        "One request may carry %d files; send the rest in another".formatted(most));
  }
}
