package io.lynceus.platform.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionOperations;

/** Brings the records of one topic to one subscription. */
final class EventConsumer implements MessageListener<String, byte[]> {
  private final EventSubscription subscription;
  private final CloudEvents codec;
  private final ConsumedEvents consumed;
  private final TransactionOperations transaction;

  EventConsumer(
      EventSubscription subscription,
      CloudEvents codec,
      ConsumedEvents consumed,
      TransactionOperations transaction) {
    this.subscription = subscription;
    this.codec = codec;
    this.consumed = consumed;
    this.transaction = transaction;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    var value = record.value();
    if (value == null) {
      throw new UndecodableEvent("A record without a value", null);
    }
    codec.decode(value).filter(subscription::hears).ifPresent(this::accept);
  }

  private void accept(ReceivedEvent received) {
    MDC.put("eventId", received.id());
    MDC.put("requestId", received.requestId());
    try {
      if (subscription.isEverywhere()) {
        subscription.deliver(received);
      } else {
        transaction.executeWithoutResult(status -> deliverOnce(received));
      }
    } finally {
      MDC.remove("eventId");
      MDC.remove("requestId");
    }
  }

  private void deliverOnce(ReceivedEvent received) {
    if (consumed.isNew(subscription.name(), received.id())) {
      subscription.deliver(received);
    }
  }
}
