package io.lynceus.data.exchange;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** An archive of more bytes than are taken. */
final class ArchiveTooLarge extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ArchiveTooLarge(long most) {
    super(
        "payload-too-large",
        HttpStatus.CONTENT_TOO_LARGE,
        "An archive has at most %,d bytes; send it in parts".formatted(most));
  }
}
