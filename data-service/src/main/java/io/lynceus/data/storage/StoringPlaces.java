package io.lynceus.data.storage;

import io.lynceus.platform.problem.LynceusProblem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * How many requests may store an object at once. Each upload holds a connection of the database
 * meanwhile, each freezing two: were they as many as there are connections, a slow object store
 * would stop those who only read.
 */
public final class StoringPlaces {
  private final Semaphore places;
  private final Duration patience;

  StoringPlaces(int places, Duration patience) {
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /** All places have been taken for too long. */
  static final class StoreBusy extends LynceusProblem {
    private static final long serialVersionUID = 1;

    StoreBusy() {
      super(
          "object-store-busy",
          HttpStatus.SERVICE_UNAVAILABLE,
          "Too many others wait for the object store; trying again is safe");
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Retry-After", "2");
    }
  }

  /** Does the work as soon as there is a place for it. */
  public <T> T within(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreBusy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoreBusy();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
