package io.lynceus.platform.event;

import io.lynceus.platform.clock.IdSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hearing and saying events, in a service that has a database. */
@AutoConfiguration(
    after = DataSourceTransactionManagerAutoConfiguration.class,
    before = KafkaAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties({EventProperties.class, KafkaProperties.class})
class EventConfiguration {
  private static final int CLOSE_SECONDS = 5;

  @Bean
  CloudEvents cloudEvents() {
    return new CloudEvents();
  }

  /** Fails within seconds where Kafka is down: who sends has the event in a table. */
  @Bean
  KafkaTemplate<String, byte[]> eventTemplate(KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    var producers = new DefaultKafkaProducerFactory<String, byte[]>(settings);
    producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
    var template = new KafkaTemplate<>(producers);
    template.setProducerListener(new ProducerListener<>() {}); // Who sends says why it failed.
    return template;
  }

  @Bean
  ConsumedEvents consumedEvents(DataSource database, Clock clock, EventProperties properties) {
    return new ConsumedEvents(database, clock, properties.remember());
  }

  @Bean
  EventConsumers events(
      KafkaProperties kafka,
      EventProperties properties,
      EventContainers containers,
      ObjectProvider<EventSubscription> subscriptions) {
    return new EventConsumers(
        new EventTopics(kafka.buildAdminProperties(), properties),
        subscriptions.orderedStream().map(containers::of).toList());
  }

  @Bean
  EventContainers eventContainers(
      ApplicationContext context,
      KafkaProperties kafka,
      KafkaTemplate<String, byte[]> template,
      MeterRegistry meters,
      IdSource ids,
      CloudEvents codec,
      ConsumedEvents consumed,
      PlatformTransactionManager transactions) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // So long does its successor wait for the place of a consumer that was killed.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    return new EventContainers(
        context,
        settings,
        ErrorPolicy.of(template, meters),
        subscription ->
            new EventConsumer(subscription, codec, consumed, new TransactionTemplate(transactions)),
        ids.next().toString());
  }
}
