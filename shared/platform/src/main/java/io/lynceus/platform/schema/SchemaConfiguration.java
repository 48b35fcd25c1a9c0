package io.lynceus.platform.schema;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** The platform's tables first, then the service's own migrations. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class SchemaConfiguration {

  @Bean
  @ConditionalOnMissingBean
  FlywayMigrationStrategy platformTablesFirst() {
    return flyway -> {
      PlatformTables.migrate(flyway.getConfiguration().getDataSource(), PlatformTables.values());
      flyway.migrate();
    };
  }
}
