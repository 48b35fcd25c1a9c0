package io.lynceus.data.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariDataSource;
import io.lynceus.platform.object.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The bucket and its broom. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BucketProperties.class)
class StorageConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  Bucket bucket(BucketProperties properties, ObjectStore store, JdbcClient jdbc) {
    return new Bucket(properties.bucket(), store, jdbc);
  }

  /** Were all of them freezing, two fifths of the connections are for everybody else. */
  @Bean
  StoringPlaces storingPlaces(HikariDataSource connections) {
    return new StoringPlaces(Math.max(1, connections.getMaximumPoolSize() * 3 / 10), PATIENCE);
  }

  @Bean
  Scratch scratch(BucketProperties properties) {
    return new Scratch(properties.scratch(), properties.scratchReserve());
  }

  @Bean
  OrphanCollector orphanCollector(
      Bucket bucket,
      List<KeptObjects> kept,
      TransactionOperations transaction,
      Clock clock,
      BucketProperties properties) {
    return new OrphanCollector(bucket, kept, transaction, clock, properties.orphans().age());
  }

  @Bean
  RecurringTask<Void> orphanCollection(OrphanCollector collector, BucketProperties properties) {
    return Tasks.recurring("orphans", FixedDelay.of(properties.orphans().interval()))
        .execute((instance, context) -> collector.collect());
  }
}
