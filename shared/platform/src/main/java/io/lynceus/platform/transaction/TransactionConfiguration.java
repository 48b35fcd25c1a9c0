package io.lynceus.platform.transaction;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** The transactions of a service with a database, in the place of Boot's own template. */
@AutoConfiguration(
    after = DataSourceTransactionManagerAutoConfiguration.class,
    before = TransactionAutoConfiguration.class)
@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
class TransactionConfiguration {

  @Bean
  PatientTransactions transactions(PlatformTransactionManager transactions) {
    return new PatientTransactions(transactions);
  }
}
