package io.lynceus.platform.schema;

import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A group of tables of the platform. Each has its own folder of migrations and its own history
 * table, so that a database takes only those it needs and a service's numbering stays its own.
 */
public enum PlatformTables {
  OUTBOX,
  CONSUMED_EVENT,
  IDEMPOTENT_ANSWER;

  /** Creates or migrates the groups named; safe to call at every start and by several processes. */
  public static void migrate(DataSource database, PlatformTables... groups) {
    Arrays.stream(groups).map(PlatformTables::folder).forEach(group -> migrate(database, group));
  }

  private static void migrate(DataSource database, String group) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:io/lynceus/platform/schema/" + group)
        .table(group + "_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
