package io.lynceus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** One line for each call that may change something. */
final class AuditIT {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Platform platform = new Platform();

  @BeforeEach
  void listen() {
    lines.start();
    audit().addAppender(lines);
    platform.data.answer("/api/v1/projects", 201, "{}");
  }

  @AfterEach
  void stop() {
    audit().detachAppender(lines);
    platform.close();
  }

  @Test
  void saysWhoDidWhatAndHowItEnded() {
    String key = platform.adminKey();
    platform.get("/api/v1/projects", key);
    platform.post("/api/v1/projects", key, "{}");
    platform.post("/api/v1/projects", null, "{}");
    platform.post("/api/v1/keys", key, "{}");
    assertThat(said())
        .containsExactly(
            "POST /api/v1/projects caller=key:" + key.substring(4, 16) + " status=201",
            "POST /api/v1/projects caller=nobody status=401",
            "POST /api/v1/keys caller=key:" + key.substring(4, 16) + " status=422");
    assertThat(said()).noneMatch(line -> line.contains(key));
  }

  @Test
  void aPathCannotBreakTheLine() {
    platform.send(
        Platform.withKey(
                platform.to(
                    "/api/v1/projects/a%0d%0aPOST%20/api/v1/keys%20caller=root%1b[2J"
                        .replace("[", "%5B")),
                platform.adminKey())
            .header("User-Agent", "${jndi:ldap://127.0.0.1/x}")
            .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(said()).allMatch(line -> line.chars().noneMatch(c -> c < ' '));
  }

  private List<String> said() {
    return lines.list.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + " "
                    + event.getKeyValuePairs().stream()
                        .filter(pair -> List.of("caller", "status").contains(pair.key))
                        .map(KeyValuePair::toString)
                        .map(pair -> pair.replace("\"", ""))
                        .collect(Collectors.joining(" ")))
        .toList();
  }

  private static Logger audit() {
    return (Logger) LoggerFactory.getLogger("lynceus.audit");
  }
}
