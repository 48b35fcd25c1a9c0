package io.lynceus.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Which transactions are run again, and how often. */
final class PatientTransactionsTest {
  private final Counting database = new Counting();
  private final PatientTransactions transactions = new PatientTransactions(database);
  private int runs;

  @Test
  void victimIsRunAgainUntilItIsCommitted() {
    database.refusals = 2;
    assertThat(transactions.<String>execute(status -> "run " + ++runs)).isEqualTo("run 3");
    assertThat(database.commits).isEqualTo(1);
  }

  @Test
  void victimInTheMiddleIsRunAgainToo() {
    transactions.executeWithoutResult(
        status -> {
          if (++runs == 1) {
            throw new CannotAcquireLockException("a deadlock");
          }
        });
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void givesUpAfterTheThird() {
    database.refusals = 3;
    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> runs++))
        .isInstanceOf(PessimisticLockingFailureException.class);
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void whatIsWrongIsNotRunAgain() {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      runs++;
                      throw new DataIntegrityViolationException("there twice");
                    }))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void innerOneLeavesItToTheOuter() {
    transactions.executeWithoutResult(
        outer ->
            transactions.executeWithoutResult(
                inner -> {
                  if (++runs < 3) {
                    throw new CannotAcquireLockException("a deadlock");
                  }
                }));
    assertThat(runs).isEqualTo(3);
    assertThat(database.begins).isEqualTo(3);
  }

  /** Begins, and refuses to commit as often as it is told. */
  private static final class Counting extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1;
    private int refusals;
    private int begins;
    private int commits;
    private boolean active;

    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return active;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      begins++;
      active = true;
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
      status.setRollbackOnly();
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      if (refusals > 0) {
        refusals--;
        throw new PessimisticLockingFailureException("a deadlock");
      }
      commits++;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      active = false;
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
      active = false;
    }
  }
}
