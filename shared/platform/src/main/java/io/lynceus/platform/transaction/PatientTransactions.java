package io.lynceus.platform.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction again, up to three times in all, where the database gave it up for the sake of
 * others: a deadlock, a failure to serialise. Nothing of it was done then, so the work must bear
 * being run again, as far as it changes anything but the database. Within a transaction it is the
 * outermost that is run again.
 */
public final class PatientTransactions extends TransactionTemplate {
  private static final long serialVersionUID = 1;
  private static final int TRIES = 3;

  public PatientTransactions(PlatformTransactionManager transactions) {
    super(transactions);
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
    int tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
    for (int tried = 1; ; tried++) {
      try {
        return super.execute(action);
      } catch (ConcurrencyFailureException victim) {
        if (tried >= tries) {
          throw victim;
        }
      }
    }
  }
}
