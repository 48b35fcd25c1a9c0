package io.lynceus.inference.batching;

import io.lynceus.inference.loading.ModelLease;
import io.lynceus.vision.picture.PictureDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The threads that look at pictures. Requests wait on virtual threads; native work is done here, by
 * platform threads, one for each core.
 */
public final class InferencePool implements AutoCloseable {
  private static final int SMOOTHING = 16;

  private final PictureDecoder decoder;
  private final Duration deadline;
  private final Duration longestWait;
  private final int capacity;
  private final PictureQueue queue;
  private final List<Thread> threads;
  private final AtomicLong nanosAPicture = new AtomicLong();

  InferencePool(PictureDecoder decoder, int threads, int capacity, Duration deadline) {
    this.decoder = decoder;
    this.deadline = deadline;
    this.longestWait = deadline.multipliedBy(3).dividedBy(4);
    this.capacity = capacity;
    this.queue = new PictureQueue(capacity);
    var platform = Thread.ofPlatform().name("inference-", 0).daemon();
    this.threads = IntStream.range(0, threads).mapToObj(i -> platform.start(this::work)).toList();
  }

  /** How many pictures one request may bring. */
  public int capacity() {
    return capacity;
  }

  /** How long a request may take. */
  public Duration deadline() {
    return deadline;
  }

  int waiting() {
    return queue.size();
  }

  /**
   * Refuses where not one picture more may wait, or where one would wait until hardly any time is
   * left for it: before the caller has gone to any length.
   */
  public void requireRoom() {
    int waiting = queue.size();
    Duration patience = patience(waiting);
    if (waiting >= capacity || patience.compareTo(longestWait) > 0) {
      throw new QueueFull(waiting, patience);
    }
  }

  /**
   * Looks at all the pictures, in their order. The lease is taken over: it is closed when no thread
   * uses the model for this request any more, which can be after the deadline.
   */
  public List<PictureOutcome> ask(ModelLease lease, List<PictureJob> jobs) {
    long now = System.nanoTime();
    long end = now + deadline.toNanos();
    List<WaitingPicture> pictures =
        jobs.stream().map(j -> new WaitingPicture(lease.detector(), j, now, end)).toList();
    if (!queue.offer(pictures)) {
      lease.close();
      int waiting = queue.size();
      throw new QueueFull(waiting, patience(waiting));
    }
    closeWhenDone(lease, pictures);
    try {
      return outcomes(pictures, end);
    } finally {
      pictures.forEach(this::forget);
    }
  }

  private static void closeWhenDone(ModelLease lease, List<WaitingPicture> pictures) {
    var all = pictures.stream().map(WaitingPicture::outcome).toArray(CompletableFuture[]::new);
    var _ = CompletableFuture.allOf(all).whenComplete((done, failure) -> lease.close());
  }

  private List<PictureOutcome> outcomes(List<WaitingPicture> pictures, long end) {
    List<PictureOutcome> outcomes = new ArrayList<>(pictures.size());
    try {
      for (WaitingPicture picture : pictures) {
        outcomes.add(picture.outcome().get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
      }
      return outcomes;
    } catch (TimeoutException | CancellationException e) {
      throw new DeadlinePassed(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeadlinePassed(deadline);
    } catch (ExecutionException e) {
      throw unexpected(e);
    }
  }

  private RuntimeException unexpected(ExecutionException e) {
    return switch (e.getCause()) {
      case CancellationException _ -> new DeadlinePassed(deadline);
      case RuntimeException cause -> cause;
      case OutOfMemoryError cause -> new MemoryExhausted(cause);
      case null, default -> new IllegalStateException("A picture was not looked at", e);
    };
  }

  /** A picture that still waits when its request is over is looked at by nobody. */
  private void forget(WaitingPicture picture) {
    if (queue.remove(picture)) {
      picture.outcome().completeExceptionally(new CancellationException("forgotten"));
    }
  }

  /** How long until what is waiting now has been looked at. */
  private Duration patience(int waiting) {
    return Duration.ofNanos(nanosAPicture.get() * waiting / threads.size());
  }

  private void work() {
    try {
      for (var batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        long start = System.nanoTime();
        new PictureWork(decoder).run(batch);
        long each = (System.nanoTime() - start) / batch.size();
        nanosAPicture.updateAndGet(mean -> mean == 0 ? each : mean + (each - mean) / SMOOTHING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    queue
        .close()
        .forEach(p -> p.outcome().completeExceptionally(new CancellationException("closing")));
    for (Thread thread : threads) {
      try {
        thread.join(deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
