package io.lynceus.platform.schema;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** The service's own migrations, which want an empty schema, and then the platform's tables. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class SchemaConfiguration {

  @Bean
  @ConditionalOnMissingBean
  FlywayMigrationStrategy withPlatformTables() {
    return flyway -> {
      flyway.migrate();
      PlatformTables.migrate(flyway.getConfiguration().getDataSource(), PlatformTables.values());
    };
  }
}
