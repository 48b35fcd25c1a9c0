package io.lynceus.data.exchange;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** An archive that is refused for its number of bytes, before anybody looks into it. */
final class ArchiveUnacceptable extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private ArchiveUnacceptable(String slug, HttpStatus status, String detail) {
    super(slug, status, detail);
  }

  static ArchiveUnacceptable tooLarge(long most) {
    return new ArchiveUnacceptable(
        "payload-too-large",
        HttpStatus.CONTENT_TOO_LARGE,
        "An archive has at most %,d bytes; send it in parts".formatted(most));
  }

  static ArchiveUnacceptable empty() {
    return new ArchiveUnacceptable("archive-empty", HttpStatus.BAD_REQUEST, "The archive is empty");
  }
}
