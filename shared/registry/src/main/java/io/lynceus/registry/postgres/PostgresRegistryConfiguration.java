package io.lynceus.registry.postgres;

import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.event.CloudEvents;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.platform.outbox.OutboxProperties;
import io.lynceus.platform.outbox.OutboxRelay;
import io.lynceus.platform.trace.CurrentTrace;
import io.lynceus.registry.choice.RegistryProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** The registry where {@code lynceus.registry} is {@code postgres}, so far its only value. */
@AutoConfiguration(
    afterName = {
      "io.lynceus.platform.event.EventConfiguration",
      "io.lynceus.platform.object.ObjectConfiguration"
    })
@EnableConfigurationProperties(RegistryProperties.class)
class PostgresRegistryConfiguration {

  @Bean
  RegistryDatabase registryDatabase(RegistryProperties properties) {
    return new RegistryDatabase(properties.registryDatabase());
  }

  /** What the parts of the registry share; none of it is for services. */
  record Parts(Outbox outbox, OutboxRelay relay, PackageFiles files, Uploads uploads) {}

  @Bean
  Parts registryParts(
      RegistryDatabase database,
      RegistryProperties properties,
      ObjectStore store,
      KafkaTemplate<String, byte[]> kafka,
      OutboxProperties settings,
      MeterRegistry meters,
      CloudEvents codec,
      CurrentTrace trace,
      Clock clock,
      IdSource ids) {
    var pool = database.dataSource();
    var relay = new OutboxRelay("registry", pool, database.transactions(), kafka, settings, meters);
    var outbox = new Outbox(pool, "registry", relay, codec, trace, clock, ids);
    var files = new PackageFiles(store, properties.registryBucket());
    return new Parts(outbox, relay, files, new Uploads(database, files, clock));
  }

  @Bean
  RegistryUpkeep registryUpkeep(RegistryDatabase database, Parts parts) {
    return new RegistryUpkeep(database, parts.relay(), parts.uploads());
  }

  @Bean
  HealthIndicator registryHealthIndicator(RegistryDatabase database) {
    return new DataSourceHealthIndicator(database.dataSource());
  }

  @Bean
  PostgresModelRegistry modelRegistry(
      RegistryDatabase database, Parts parts, Clock clock, IdSource ids) {
    var versions = new VersionTable(database);
    var moves = new AliasMoves(versions, new AliasTable(database), parts.outbox(), clock);
    var registrations =
        new Registrations(
            database, parts.files(), parts.uploads(), moves, parts.outbox(), clock, ids);
    return new PostgresModelRegistry(database, parts.files(), registrations, moves);
  }
}
