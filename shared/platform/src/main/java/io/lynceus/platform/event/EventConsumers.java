package io.lynceus.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * All consumers of a service. Starting does not wait for Kafka: a thread of its own makes sure of
 * the topics, as often as it takes, and then starts consuming.
 */
final class EventConsumers implements SmartLifecycle, HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventTopics topics;
  private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers;
  private volatile boolean running;
  private volatile boolean consuming;

  EventConsumers(
      EventTopics topics, List<ConcurrentMessageListenerContainer<String, byte[]>> containers) {
    this.topics = topics;
    this.containers = List.copyOf(containers);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("event-consumers").start(this::consumeWhenPossible);
  }

  private void consumeWhenPossible() {
    while (running && !createTopics()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    synchronized (this) {
      if (running) {
        containers.forEach(ConcurrentMessageListenerContainer::start);
        consuming = true;
      }
    }
  }

  private boolean createTopics() {
    try {
      topics.create();
      return true;
    } catch (ExecutionException | KafkaException unreachable) {
      log.warn("Kafka cannot be reached, trying again: {}", unreachable.toString());
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    consuming = false;
    containers.forEach(ConcurrentMessageListenerContainer::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    var up = consuming && containers.stream().allMatch(c -> c.isRunning() && c.isInExpectedState());
    return (up ? Health.up() : Health.down())
        .withDetail("subscriptions", containers.size())
        .build();
  }
}
