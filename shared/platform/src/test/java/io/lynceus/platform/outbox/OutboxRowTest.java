package io.lynceus.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a row becomes in Kafka: other services read it. */
final class OutboxRowTest {
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @Test
  void isKeyedByItsEntityAndSaysWhatItHolds() {
    var record = new OutboxRow(7, "lynceus.runs", "r1", BODY, null).record();
    assertThat(record.topic()).isEqualTo("lynceus.runs");
    assertThat(record.key()).isEqualTo("r1");
    assertThat(record.value()).isEqualTo(BODY);
    assertThat(record.partition()).isNull();
    assertThat(header(record, "content-type"))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    assertThat(record.headers().lastHeader("traceparent")).isNull();
  }

  @Test
  void carriesTheTraceOfTheRequestThatMadeIt() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    var record = new OutboxRow(7, "lynceus.runs", "r1", BODY, trace).record();
    assertThat(header(record, "traceparent")).isEqualTo(trace);
  }

  @Test
  void waitsForOthersOfItsEntityAndTopicAlone() {
    String lane = new OutboxRow(1, "lynceus.runs", "r1", BODY, null).lane();
    assertThat(new OutboxRow(2, "lynceus.runs", "r1", BODY, null).lane()).isEqualTo(lane);
    assertThat(new OutboxRow(3, "lynceus.runs", "r2", BODY, null).lane()).isNotEqualTo(lane);
    assertThat(new OutboxRow(4, "lynceus.models", "r1", BODY, null).lane()).isNotEqualTo(lane);
  }

  @Test
  void refusalsSayWhenToComeBackAndHowLargeIsTooLarge() {
    var full = new OutboxFull(1_000_000);
    assertThat(full.status().value()).isEqualTo(503);
    assertThat(full.headers()).containsEntry("Retry-After", "10");
    assertThat(full).hasMessageStartingWith("1000000 events wait for Kafka");
    var large = new EventTooLarge("io.lynceus.ImageScored", 900_001, 900_000);
    assertThat(large.status().value()).isEqualTo(413);
    assertThat(large).hasMessageContaining("900001").hasMessageContaining("900000");
  }

  private static String header(ProducerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
