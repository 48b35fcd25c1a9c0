package io.lynceus.gateway.key;

import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A key was asked for that would see more projects than who asked. */
final class KeyScopeTooWide extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  KeyScopeTooWide() {
    super(
        "key-scope-too-wide",
        HttpStatus.UNPROCESSABLE_CONTENT,
        "A key cannot see projects that its maker does not see",
        List.of(new InvalidField("/projects", "Name only projects that you see yourself")));
  }
}
