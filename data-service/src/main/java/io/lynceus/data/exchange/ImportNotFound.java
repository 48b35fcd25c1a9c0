package io.lynceus.data.exchange;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** An import that does not exist, or not for this caller. */
final class ImportNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ImportNotFound(UUID id) {
    super("import-not-found", HttpStatus.NOT_FOUND, "There is no import " + id);
  }
}
