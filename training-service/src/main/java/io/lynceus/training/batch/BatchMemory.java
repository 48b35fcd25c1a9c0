package io.lynceus.training.batch;

import io.lynceus.training.input.InputSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The few pieces of direct memory that batches take turns in: one in use, one ready, one being
 * filled. They are what bounds how far ahead batches are made.
 */
final class BatchMemory {
  private static final int PIECES = 3;

  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(PIECES);

  BatchMemory(int batch, InputSize size) {
    int bytes = Math.multiplyExact(batch * 3 * Float.BYTES, size.width() * size.height());
    for (int i = 0; i < PIECES; i++) {
      free.add(ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
    }
  }

  /** Waits for a piece. */
  ByteBuffer take() throws InterruptedException {
    return free.take();
  }

  void release(ByteBuffer piece) {
    free.add(piece);
  }
}
