package io.lynceus.data.upload;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A request that was to bring files and brought none. */
final class NoFiles extends LynceusProblem {
  private static final long serialVersionUID = 1;

  NoFiles(String field) {
    super(
        "no-files",
        HttpStatus.BAD_REQUEST,
        "The request has no file in the multipart field '%s'".formatted(field));
  }
}
