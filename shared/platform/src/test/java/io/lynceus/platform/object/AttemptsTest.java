package io.lynceus.platform.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.platform.problem.LynceusProblem;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is tried again, and how often. */
final class AttemptsTest {
  private final AtomicInteger tried = new AtomicInteger();
  private final Attempts attempts = new Attempts(2, new Random(1));

  @Test
  void triesAgainAfterABreakAndSucceeds() {
    var answer =
        attempts.run("read", () -> failUntil(3, new MinioException(new IOException("reset"))));
    assertThat(answer).isEqualTo("done");
    assertThat(tried).hasValue(3);
  }

  @Test
  void givesUpAfterTwoRetriesAndSaysWhatItAttempted() {
    var broken = new ServerException("Internal Server Error", 500, "");
    assertThatThrownBy(() -> attempts.run("store a/b", () -> failUntil(9, broken)))
        .isInstanceOf(ObjectStoreUnavailable.class)
        .hasMessage("The object store did not store a/b")
        .hasCause(broken);
    assertThat(tried).hasValue(3);
  }

  /** Ten in reserve, and a tenth of forty. */
  @Test
  void triesNoMoreThanATenthOfEverythingAgain() {
    var broken = new ServerException("Slow down", 503, "");
    var quick = new Attempts(2, () -> 0L); // The shortest pauses.
    for (int request = 0; request < 40; request++) {
      assertThatThrownBy(() -> quick.run("read", () -> failUntil(9_999, broken)))
          .isInstanceOf(ObjectStoreUnavailable.class);
    }
    assertThat(tried.get()).isBetween(50, 55);
  }

  @Test
  void doesNotRepeatWhatCannotPass() {
    var missing = new MinioException(new FileNotFoundException("/scratch/1"));
    assertThatThrownBy(() -> attempts.run("store", () -> failUntil(9, missing)))
        .isInstanceOf(ObjectStoreUnavailable.class);
    assertThatThrownBy(() -> attempts.run("x", () -> failUntil(9, new MinioException("refused"))))
        .isInstanceOf(ObjectStoreUnavailable.class);
    assertThat(tried).hasValue(2);
  }

  @Test
  void withoutRetriesOnceIsAll() {
    var once = new Attempts(0, new Random(1));
    var reset = new MinioException(new IOException("reset"));
    assertThatThrownBy(() -> once.run("read", () -> failUntil(9, reset)))
        .isInstanceOf(ObjectStoreUnavailable.class);
    assertThat(tried).hasValue(1);
  }

  @Test
  void aStopInTheMiddleEndsTheTryingAndStaysSet() {
    Thread.currentThread().interrupt();
    var reset = new MinioException(new IOException("reset"));
    assertThatThrownBy(() -> attempts.run("read", () -> failUntil(9, reset)))
        .isInstanceOf(ObjectStoreUnavailable.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(tried).hasValue(1);
  }

  @Test
  void aStoreThatIsAwayIsAnOutageThatSaysWhenToComeBack() {
    var reset = new MinioException(new IOException("reset"));
    var away =
        catchThrowableOfType(
            ObjectStoreUnavailable.class,
            () -> attempts.run("read a/b", () -> failUntil(9, reset)));
    assertThat(LynceusProblem.isOutage(away)).isTrue();
    assertThat(away.headers()).containsEntry("Retry-After", "2");
    assertThat(Attempts.saysAbsent(away)).isFalse();
  }

  private String failUntil(int attempt, MinioException failure) throws MinioException {
    if (tried.incrementAndGet() < attempt) {
      throw failure;
    }
    return "done";
  }
}
