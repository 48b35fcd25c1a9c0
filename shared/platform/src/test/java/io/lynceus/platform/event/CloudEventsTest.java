package io.lynceus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.ImageDeleted;
import io.lynceus.contracts.event.ProjectDeleted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope, as it is on the wire. */
final class CloudEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ProjectDeleted EVENT = new ProjectDeleted(new ProjectName("cells"));
  private static final String WIRE =
      """
      {"specversion":"1.0","id":"7","source":"/data-service","type":"io.lynceus.ProjectDeleted",\
      "subject":"cells","time":"2026-11-21T12:00:00Z","datacontenttype":"application/json",\
      "requestid":"r-1","data":{"project":"cells"}}""";

  private final CloudEvents codec = new CloudEvents();

  @Test
  void writesTheStructuredForm() {
    assertThat(codec.encode("7", "data-service", NOON, "r-1", EVENT)).asString().isEqualTo(WIRE);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(decode(WIRE)).contains(new ReceivedEvent("7", "/data-service", NOON, "r-1", EVENT));
    var image = new ImageDeleted(new ProjectName("cells"), new ImageId("a".repeat(64)));
    assertThat(codec.decode(codec.encode("8", "x", NOON, null, image)))
        .contains(new ReceivedEvent("8", "/x", NOON, null, image));
  }

  @Test
  void letsProducersGrow() {
    var grown =
        WIRE.replace("{\"project\"", "{\"since\":[1,2],\"project\"")
            .replace("\"id\"", "\"dataschema\":\"x\",\"id\"");
    assertThat(decode(grown)).isPresent();
    assertThat(decode(WIRE.replace("ProjectDeleted", "ProjectRenamed"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "{}",
        "{\"specversion\":\"0.3\"}",
        "{\"specversion\":\"1.0\",\"type\":\"io.lynceus.ProjectDeleted\"}",
      })
  void refusesWhatIsNoEvent(String junk) {
    assertThatThrownBy(() -> decode(junk)).isInstanceOf(UndecodableEvent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"data\":{\"project\":\"cells\"}|\"data\":null",
        "\"data\":{\"project\":\"cells\"}|\"data\":{}",
        "\"project\":\"cells\"|\"project\":null",
        "\"project\":\"cells\"|\"project\":\"NOT A NAME\"",
        "\"project\":\"cells\"|\"project\":{\"a\":1}",
        "12:00:00Z|noon",
        "\"id\":\"7\"|\"id\":\"\"",
      })
  void refusesAnEventThatIsNotValid(String change) {
    var parts = change.split("\\|", -1);
    assertThat(WIRE).contains(parts[0]);
    assertThatThrownBy(() -> decode(WIRE.replace(parts[0], parts[1])))
        .isInstanceOf(UndecodableEvent.class);
  }

  private Optional<ReceivedEvent> decode(String record) {
    return codec.decode(record.getBytes(StandardCharsets.UTF_8));
  }
}
