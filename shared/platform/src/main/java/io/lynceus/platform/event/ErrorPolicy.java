package io.lynceus.platform.event;

import io.lynceus.contracts.event.Topic;
import io.lynceus.platform.problem.LynceusProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Sorts what goes wrong with a record. No event: dead-letter topic at once. A dependency that is
 * down: again and again, consuming nothing else of that partition meanwhile. Anything else, which
 * is a bug of ours: five times, then the dead-letter topic.
 */
final class ErrorPolicy {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int TRIES = 5;

  private ErrorPolicy() {}

  static CommonErrorHandler of(KafkaOperations<String, byte[]> kafka, MeterRegistry meters) {
    var deadLetters = new DeadLetterPublishingRecoverer(kafka, ErrorPolicy::deadLetterTopic);
    deadLetters.setFailIfSendResultIsError(true);
    deadLetters.setHeadersFunction(
        (record, thrown) -> {
          meters.counter("lynceus.events.dead", "topic", record.topic()).increment();
          return reason(thrown);
        });
    var policy = new DefaultErrorHandler(deadLetters, pauses());
    policy.setBackOffFunction(
        (record, thrown) -> LynceusProblem.isOutage(thrown) ? pauses() : fewPauses());
    policy.addNotRetryableExceptions(UndecodableEvent.class);
    policy.setResetStateOnExceptionChange(true);
    return policy;
  }

  private static TopicPartition deadLetterTopic(ConsumerRecord<?, ?> record, Exception thrown) {
    var topic =
        Arrays.stream(Topic.values())
            .filter(t -> t.topicName().equals(record.topic()))
            .findFirst()
            .orElseThrow();
    return new TopicPartition(topic.deadLetter(), -1);
  }

  private static Headers reason(Exception thrown) {
    var cause = thrown.getCause() == null ? thrown : thrown.getCause();
    var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new RecordHeaders().add("lynceus-reason", reason.getBytes(StandardCharsets.UTF_8));
  }

  private static BackOff pauses() {
    var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
    pauses.setJitter(FIRST_PAUSE.toMillis() / 2);
    return pauses;
  }

  private static BackOff fewPauses() {
    var pauses = (ExponentialBackOff) pauses();
    pauses.setMaxAttempts(TRIES - 1);
    return pauses;
  }
}
