package io.lynceus.training.batch;

import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.Composer;
import io.lynceus.training.input.InputSize;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.LabeledBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run is shown: every picture of a split once an epoch, changed differently each time. The
 * last batch of an epoch is filled up from its beginning, so that all have the same size.
 */
public final class TrainingInput {
  private final Composer composer;
  private final InputSize size;
  private final int batch;
  private final Chance chance;
  private final BatchMemory memory;

  /**
   * For the pictures of a split.
   *
   * @param batch pictures a batch
   * @param memory bytes that decoded pictures may take
   */
  public TrainingInput(
      List<LabeledImage> images,
      InputSize size,
      Augmentation augmentation,
      int batch,
      long seed,
      long memory) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("There is no picture to learn from");
    }
    this.composer = new Composer(images, size, augmentation, memory);
    this.size = size;
    this.batch = batch;
    this.chance = new Chance(seed);
    this.memory = new BatchMemory(batch, size);
  }

  /** How many batches an epoch has. */
  public int batches() {
    return Math.ceilDiv(composer.count(), batch);
  }

  /**
   * The batches of an epoch, made ahead of their use. One epoch is open at a time.
   *
   * @param epoch counted from 0
   * @param mosaic whether pictures are put together by fours
   */
  public EpochBatches epoch(int epoch, boolean mosaic) {
    int[] order = chance.order(epoch, composer.count());
    return new EpochBatches(
        batches(), memory, (number, pixels) -> compose(epoch, order, number, mosaic, pixels));
  }

  private Batch compose(int epoch, int[] order, int number, boolean mosaic, ByteBuffer pixels) {
    var boxes = new ArrayList<List<LabeledBox>>();
    for (int i = 0; i < batch; i++) {
      int place = number * batch + i;
      boxes.add(
          composer.compose(
              order[place % order.length], mosaic, chance.picture(epoch, place), pixels, i));
    }
    return new Batch(size, pixels, boxes, () -> memory.release(pixels));
  }
}
