package io.lynceus.data.picture;

import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.vision.header.PictureRefused;
import org.springframework.http.HttpStatus;

/** Bytes that are not a picture of the kinds and sizes that are accepted. */
public final class PictureUnacceptable extends LynceusProblem {
  private static final long serialVersionUID = 1;

  PictureUnacceptable(PictureRefused refused) {
    super(
        "picture-" + refused.reason().slug(),
        status(refused.reason()),
        String.valueOf(refused.getMessage()),
        refused);
  }

  private static HttpStatus status(PictureRefused.Reason reason) {
    return switch (reason) {
      case EMPTY -> HttpStatus.BAD_REQUEST;
      case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case TOO_MANY_BYTES -> HttpStatus.CONTENT_TOO_LARGE;
      case TOO_LARGE, TOO_SMALL, ANIMATED, TRUNCATED, DAMAGED -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
