package io.lynceus.platform.object;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InternalException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what failed for a reason that may pass, a few times, at random distances. Of all
 * requests together no more than a tenth is tried again, after a reserve for single failures: a
 * store that fails because it has too much to do is not given three times as much.
 */
final class Attempts {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(400);
  private static final int TENTHS = 10;
  private static final int RESERVE = 10 * TENTHS;
  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchBucket", "NoSuchObject");

  /** One request. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws MinioException;
  }

  private final int retries;
  private final RandomGenerator random;

  /** What may still be tried again, in tenths of a try. */
  private final AtomicInteger budget = new AtomicInteger(RESERVE);

  Attempts(int retries, RandomGenerator random) {
    this.retries = retries;
    this.random = random;
  }

  <T> T run(String attempted, Attempt<T> attempt) {
    budget.updateAndGet(tenths -> Math.min(tenths + 1, RESERVE));
    for (int tried = 0; ; tried++) {
      try {
        return attempt.run();
      } catch (MinioException | IllegalStateException failed) { // The latter around an IOException.
        if (tried >= retries || !mayPass(failed) || !isInBudget() || !pause()) {
          throw new ObjectStoreUnavailable(attempted, failed);
        }
      }
    }
  }

  static boolean saysAbsent(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ErrorResponseException refusal
          && ABSENT.contains(refusal.errorResponse().code())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayPass(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof FileNotFoundException) {
        return false;
      }
      if (t instanceof IOException
          || t instanceof ServerException
          || t instanceof InternalException) {
        return true;
      }
      if (t instanceof ErrorResponseException refusal && refusal.response().code() >= 500) {
        return true;
      }
    }
    return false;
  }

  private boolean isInBudget() {
    return budget.getAndUpdate(tenths -> tenths < TENTHS ? tenths : tenths - TENTHS) >= TENTHS;
  }

  private boolean pause() {
    try {
      Thread.sleep(Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis())));
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
