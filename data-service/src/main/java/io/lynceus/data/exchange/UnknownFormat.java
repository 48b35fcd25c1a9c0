package io.lynceus.data.exchange;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** A format that is neither read nor written. */
final class UnknownFormat extends LynceusProblem {
  private static final long serialVersionUID = 1;

  UnknownFormat(String format) {
    super(
        "unknown-format",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "There is no format %s; there are yolo, voc and coco"
            .formatted(format.substring(0, Math.min(format.length(), 40))));
  }
}
