package io.lynceus.gateway.key;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** There is no such key, or none that the caller may see. */
final class KeyNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  KeyNotFound(String id) {
    super("key-not-found", HttpStatus.NOT_FOUND, "There is no key " + id);
  }
}
