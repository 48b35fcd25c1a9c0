package io.lynceus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.client.ResourceAccessException;

/** What passes by waiting, and what does not. */
final class OutageTest {
  static Stream<Throwable> outages() {
    return Stream.of(
        new DataAccessResourceFailureException("connection refused"),
        new CannotAcquireLockException("deadlock"),
        new CannotCreateTransactionException("no connection"),
        new TransactionSystemException(
            "JDBC rollback failed", new SQLException("This connection has been closed.", "08003")),
        new ResourceAccessException("GET", new ConnectException("refused")),
        new IllegalStateException(new UncheckedIOException(new SocketTimeoutException("5 s"))),
        RequestProblem.unavailable("The database"),
        new IllegalStateException(RequestProblem.unavailable("The object store")));
  }

  static Stream<Throwable> facts() {
    return Stream.of(
        new DuplicateKeyException("twice"),
        new BadSqlGrammarException("read", "selct", new SQLException("syntax")),
        new TransactionSystemException("commit", new SQLException("deferred", "23503")),
        new UncheckedIOException(new ZipException("corrupt")),
        new IOException("the disk is full"),
        new NullPointerException(),
        new RequestProblem("gone", HttpStatus.GONE, "It is gone"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void mayPass(Throwable thrown) {
    assertThat(LynceusProblem.isOutage(thrown)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void staysAsItIs(Throwable thrown) {
    assertThat(LynceusProblem.isOutage(thrown)).isFalse();
  }
}
