package io.lynceus.rules;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that is asked for anywhere else would be asked for after the body was read. */
final class RoleRuleTest {
  private static final String ROLE =
      "@org.springframework.security.access.prepost.PreAuthorize void add() {}";

  @TempDir static Path folder;
  private static Samples samples;

  @BeforeAll
  static void libraries() throws IOException {
    samples = new Samples(folder);
  }

  @Test
  void aRoleIsAskedOfARequestHandler() throws IOException {
    samples.keeps(
        HouseRules.rolesAreAskedOfRequestHandlers,
        "package io.lynceus.data.image; class Images {"
            + " @org.springframework.web.bind.annotation.PostMapping "
            + ROLE
            + " }");
  }

  @Test
  void aRoleIsNotAskedOfAnythingElse() throws IOException {
    samples.breaks(
        HouseRules.rolesAreAskedOfRequestHandlers,
        "package io.lynceus.data.image; class Library { " + ROLE + " }");
  }
}
