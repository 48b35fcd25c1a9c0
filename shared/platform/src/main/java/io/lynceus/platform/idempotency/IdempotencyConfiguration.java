package io.lynceus.platform.idempotency;

import io.lynceus.platform.transaction.PatientTransactions;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Repeatable requests of a service with a database. */
@AutoConfiguration(after = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableScheduling
class IdempotencyConfiguration {

  @Bean
  IdempotentAnswers idempotentAnswers(DataSource database, Clock clock) {
    return new IdempotentAnswers(database, clock);
  }

  @Bean
  Idempotency idempotency(
      IdempotentAnswers answers, PlatformTransactionManager transactions, JsonMapper json) {
    return new Idempotency(answers, new PatientTransactions(transactions), json);
  }
}
