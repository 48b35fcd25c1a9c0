package io.lynceus.registry.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.schema.PlatformTables;
import io.lynceus.platform.transaction.PatientTransactions;
import io.lynceus.registry.choice.RegistryProperties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The registry's own database. Neither its pool nor its transactions are beans, so that a service
 * cannot take them for its own. Connects and migrates at first use.
 */
final class RegistryDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final long PATIENCE_MILLIS = 1_000;

  /** As in lynceus-platform.yml: of an answer that does not come. */
  private static final String SILENCE_SECONDS = "25";

  private final HikariDataSource pool;
  private final JdbcTransactionManager transactions;
  private final JdbcClient jdbc;
  private volatile boolean migrated;

  RegistryDatabase(RegistryProperties.Database properties) {
    var settings = new HikariConfig();
    settings.setPoolName("registry");
    settings.setJdbcUrl(properties.url());
    settings.setUsername(properties.username());
    settings.setPassword(properties.password());
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(1);
    settings.setConnectionTimeout(PATIENCE_MILLIS);
    settings.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
    settings.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(settings);
    this.transactions = new JdbcTransactionManager(pool);
    this.jdbc = JdbcClient.create(pool);
  }

  DataSource dataSource() {
    return pool;
  }

  PlatformTransactionManager transactions() {
    return transactions;
  }

  JdbcClient jdbc() {
    migrate();
    return jdbc;
  }

  /** With a connection of its own, not that of a transaction of the service. */
  <T> T inTransaction(Supplier<T> work) {
    migrate();
    return new PatientTransactions(transactions).execute(status -> work.get());
  }

  /** Several processes may do it at once. A database that is away is the same as later on. */
  void migrate() {
    if (!migrated) {
      try {
        migrateOnce();
      } catch (FlywayException failed) {
        if (LynceusProblem.isOutage(failed)) {
          throw new DataAccessResourceFailureException("The registry's database is away", failed);
        }
        throw failed;
      }
    }
  }

  private synchronized void migrateOnce() {
    if (!migrated) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:io/lynceus/registry/postgres/schema")
          .table("registry_history")
          .load()
          .migrate();
      PlatformTables.migrate(pool, PlatformTables.OUTBOX);
      migrated = true;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
