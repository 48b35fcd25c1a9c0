package io.lynceus.platform.event;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Makes the Kafka container of a subscription. */
final class EventContainers {
  private final ApplicationContext context;
  private final Map<String, Object> settings;
  private final CommonErrorHandler errors;
  private final Function<EventSubscription, EventConsumer> consumers;
  private final String replica;

  EventContainers(
      ApplicationContext context,
      Map<String, Object> settings,
      CommonErrorHandler errors,
      Function<EventSubscription, EventConsumer> consumers,
      String replica) {
    this.context = context;
    this.settings = Map.copyOf(settings);
    this.errors = errors;
    this.consumers = consumers;
    this.replica = replica;
  }

  ConcurrentMessageListenerContainer<String, byte[]> of(EventSubscription subscription) {
    var properties = new ContainerProperties(subscription.topic().topicName());
    properties.setGroupId(group(subscription));
    properties.setMessageListener(consumers.apply(subscription));
    properties.setObservationEnabled(true);
    properties.setStopImmediate(true);
    properties.setListenerTaskExecutor(threads(subscription));
    if (subscription.isEverywhere()) {
      properties.setAckMode(ContainerProperties.AckMode.MANUAL); // Its place is kept by nobody.
    }
    var container =
        new ConcurrentMessageListenerContainer<String, byte[]>(
            new DefaultKafkaConsumerFactory<>(settings(subscription)), properties);
    container.setBeanName("event-" + subscription.name());
    container.setApplicationContext(context);
    container.setCommonErrorHandler(errors);
    return container;
  }

  private String group(EventSubscription subscription) {
    var service = context.getEnvironment().getProperty("spring.application.name", "service");
    var group = service + "." + subscription.name();
    return subscription.isEverywhere() ? group + "." + replica : group;
  }

  private Map<String, Object> settings(EventSubscription subscription) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        subscription.isEverywhere() ? "latest" : "earliest");
    return all;
  }

  private static SimpleAsyncTaskExecutor threads(EventSubscription subscription) {
    var threads = new SimpleAsyncTaskExecutor("event-" + subscription.name() + "-");
    threads.setVirtualThreads(true);
    return threads;
  }
}
