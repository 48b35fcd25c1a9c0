package io.lynceus.platform.outbox;

import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.event.CloudEvents;
import io.lynceus.platform.trace.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The outbox in a service's own database. */
@AutoConfiguration(after = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

  @Bean
  OutboxRelay outboxRelay(
      DataSource database,
      PlatformTransactionManager transactions,
      KafkaTemplate<String, byte[]> kafka,
      OutboxProperties properties,
      MeterRegistry meters) {
    return new OutboxRelay("service", database, transactions, kafka, properties, meters);
  }

  @Bean
  Outbox outbox(
      DataSource database,
      OutboxRelay relay,
      CloudEvents codec,
      CurrentTrace trace,
      Clock clock,
      IdSource ids,
      Environment environment) {
    var source = environment.getProperty("spring.application.name", "service");
    return new Outbox(database, source, relay, codec, trace, clock, ids);
  }
}
