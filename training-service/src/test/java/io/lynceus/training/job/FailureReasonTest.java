package io.lynceus.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

final class FailureReasonTest {
  @Test
  void joinsWhatEachCauseSaysOnce() {
    IOException full = new IOException("No space left on device");
    assertThat(FailureReason.of(new UncheckedIOException("Cannot write last.safetensors", full)))
        .isEqualTo("Cannot write last.safetensors: No space left on device");
    assertThat(FailureReason.of(new IllegalStateException("a: b", new IOException("b"))))
        .isEqualTo("a: b");
  }

  @Test
  void tellsMemoryApartWhereverItRanOut() {
    assertThat(FailureReason.of(new IllegalStateException("x", new OutOfMemoryError("heap"))))
        .startsWith("Out of memory");
    assertThat(
            FailureReason.of(
                new IllegalStateException(
                    "DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes")))
        .startsWith("Out of memory");
  }

  @Test
  void namesWhatHasNoWords() {
    assertThat(FailureReason.of(new StackOverflowError())).isEqualTo("StackOverflowError");
  }

  @Test
  void waitsForDependenciesOnly() {
    assertThat(FailureReason.isPassing(new QueryTimeoutException("slow"))).isTrue();
    assertThat(FailureReason.isPassing(new DataAccessResourceFailureException("gone"))).isTrue();
    assertThat(FailureReason.isPassing(new CannotCreateTransactionException("gone"))).isTrue();
    assertThat(
            FailureReason.isPassing(
                new IllegalStateException("x", new QueryTimeoutException("slow"))))
        .isTrue();
    assertThat(FailureReason.isPassing(new DataIntegrityViolationException("twice"))).isFalse();
    assertThat(FailureReason.isPassing(new OutOfMemoryError())).isFalse();
  }

  /** A connection that broke is waited for; a disk that is full, or a file that is gone, is not. */
  @Test
  void tellsAConnectionFromADisk() {
    assertThat(
            FailureReason.isPassing(
                new UncheckedIOException("broke off", new SocketException("reset"))))
        .isTrue();
    assertThat(
            FailureReason.isPassing(
                new UncheckedIOException("broke off", new SocketTimeoutException("slow"))))
        .isTrue();
    assertThat(
            FailureReason.isPassing(
                new UncheckedIOException(
                    "Cannot write", new IOException("No space left on device"))))
        .isFalse();
    assertThat(
            FailureReason.isPassing(
                new UncheckedIOException("Cannot read", new NoSuchFileException("gone"))))
        .isFalse();
  }

  @Test
  void staysReadable() {
    assertThat(FailureReason.of(new IllegalStateException("x".repeat(5000)))).hasSize(1001);
  }
}
