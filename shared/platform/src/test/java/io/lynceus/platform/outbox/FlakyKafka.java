package io.lynceus.platform.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Does not take the first record of one key. */
final class FlakyKafka extends KafkaTemplate<String, byte[]> {
  private final String key;
  private final List<String> keys = new CopyOnWriteArrayList<>();

  FlakyKafka(KafkaTemplate<String, byte[]> kafka, String key) {
    super(kafka.getProducerFactory());
    this.key = key;
  }

  /** Of every record that was offered, in that order. */
  List<String> keys() {
    return keys;
  }

  @Override
  public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> record) {
    boolean first = !keys.contains(record.key());
    keys.add(record.key());
    return first && record.key().equals(key)
        ? CompletableFuture.failedFuture(new TimeoutException("as if Kafka were down"))
        : super.send(record);
  }
}
