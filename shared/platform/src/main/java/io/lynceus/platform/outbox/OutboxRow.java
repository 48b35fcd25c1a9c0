package io.lynceus.platform.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One fact that waits. */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared.
record OutboxRow(long position, String topic, String entity, byte[] body, @Nullable String trace) {

  /** Rows with the same lane are sent one after another. */
  String lane() {
    return topic + "/" + entity;
  }

  ProducerRecord<String, byte[]> record() {
    var record = new ProducerRecord<>(topic, entity, body);
    record.headers().add("content-type", bytes("application/cloudevents+json; charset=UTF-8"));
    if (trace != null) {
      record.headers().add("traceparent", bytes(trace));
    }
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
