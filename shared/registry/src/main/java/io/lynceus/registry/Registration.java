package io.lynceus.registry;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A sealed package to be registered. {@code token} is what makes two requests the same, such as the
 * id of the run that made the package.
 */
public record Registration(
    ModelName model, @Nullable ProjectName project, Path folder, String token, String by) {
  public Registration {
    if (token.isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("A registration has a token and somebody who makes it");
    }
  }
}
