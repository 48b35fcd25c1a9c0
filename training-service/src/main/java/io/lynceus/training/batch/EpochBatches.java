package io.lynceus.training.batch;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The batches of one epoch, made by a thread of its own while earlier ones are learned from. What
 * fails there, such as a picture that does not decode, is thrown by {@link #next}.
 */
public final class EpochBatches implements Iterator<Batch>, AutoCloseable {
  private final int count;
  private final BatchMemory memory;
  private final Maker maker;
  private final BlockingQueue<Made> ready = new LinkedBlockingQueue<>();
  private final Thread thread;
  private int taken;

  /** Makes one batch in the memory given. */
  @FunctionalInterface
  interface Maker {
    Batch make(int number, ByteBuffer pixels);
  }

  private sealed interface Made {}

  private record Ready(Batch batch) implements Made {}

  private record Failed(Throwable cause) implements Made {}

  EpochBatches(int count, BatchMemory memory, Maker maker) {
    this.count = count;
    this.memory = memory;
    this.maker = maker;
    this.thread = Thread.ofPlatform().name("batches").daemon().start(this::makeAll);
  }

  private void makeAll() {
    try {
      for (int i = 0; i < count; i++) {
        ready.add(new Ready(made(i)));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      ready.add(new Failed(e));
    }
  }

  private Batch made(int number) throws InterruptedException {
    ByteBuffer pixels = memory.take();
    try {
      return maker.make(number, pixels);
    } catch (RuntimeException | Error e) {
      memory.release(pixels);
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return taken < count;
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The epoch has " + count + " batches");
    }
    taken++;
    return switch (take()) {
      case Ready(Batch batch) -> batch;
      case Failed(Throwable cause) -> {
        taken = count; // Nothing comes after it, and nobody should wait for that.
        throw new InputFailed(cause);
      }
    };
  }

  private Made take() {
    try {
      return ready.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputFailed(e);
    }
  }

  /** Stops making batches and takes back those that nobody has seen. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Made made : ready) {
      if (made instanceof Ready(Batch batch)) {
        batch.close();
      }
    }
    ready.clear();
  }
}
