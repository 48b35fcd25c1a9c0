package io.lynceus.training.batch;

import io.lynceus.training.input.InputSize;
import io.lynceus.vision.box.LabeledBox;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Pictures as the network sees them, [N, 3, H, W] float32 of 0 to 1 in native order, and their
 * boxes in input pixels. The memory is used again once the batch is closed.
 */
public final class Batch implements AutoCloseable {
  private final InputSize size;
  private final ByteBuffer pixels;
  private final List<List<LabeledBox>> boxes;
  private final Runnable release;
  private boolean closed;

  Batch(InputSize size, ByteBuffer pixels, List<List<LabeledBox>> boxes, Runnable release) {
    this.size = size;
    this.pixels = pixels;
    this.boxes = List.copyOf(boxes);
    this.release = release;
  }

  /** How many pictures. */
  public int size() {
    return boxes.size();
  }

  public int width() {
    return size.width();
  }

  public int height() {
    return size.height();
  }

  /** Direct memory. */
  public ByteBuffer pixels() {
    return pixels;
  }

  public List<List<LabeledBox>> boxes() {
    return boxes;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
