package io.lynceus.e2e.history;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Several clients at work on one platform until they are asked to stop. */
public final class Clients implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(15);
  private final History history = new History();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;
  private volatile boolean abandoned;

  private Clients() {}

  /** Begins at once; the same seed sends the same pictures and labels. */
  public static Clients start(Api admin, int count, long seed) {
    var clients = new Clients();
    var stopping =
        new Client.Stopping() {
          @Override
          public boolean isOver() {
            return clients.over;
          }

          @Override
          public boolean isAbandoned() {
            return clients.abandoned;
          }
        };
    for (int i = 0; i < count; i++) {
      String project = "history-%d-%d".formatted(seed, NAMES.incrementAndGet());
      var client =
          new Client(
              admin.as(project), clients.history, stopping, project, project.hashCode() + seed);
      clients.threads.add(Thread.ofPlatform().daemon().name(project).start(client));
    }
    return clients;
  }

  public History history() {
    return history;
  }

  /** Returns when so much more was acknowledged. */
  public void awaitMore(int acknowledgements) {
    int before = history.size();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> history.size() >= before + acknowledgements);
  }

  /** Lets everybody finish what is under way, for a while. */
  public History stop() {
    over = true;
    long end = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max((end - System.nanoTime()) / 1_000_000, 1));
      }
      abandoned = true;
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return history;
  }

  @Override
  public void close() {
    over = true;
    abandoned = true;
  }
}
