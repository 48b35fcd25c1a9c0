package io.lynceus.training.fitting;

import io.lynceus.training.input.Augmentation;
import io.lynceus.training.input.Orientation;

/**
 * How a detector is fitted. In the last {@code closing} epochs pictures are no longer put together
 * by fours, so that the end is learned from pictures as they will be seen.
 */
public record Recipe(
    int epochs, int batch, int closing, long seed, Stepping stepping, Augmentation augmentation) {
  private static final int BATCH = 8;
  private static final int CLOSING = 10;

  public Recipe {
    if (epochs < 1 || batch < 1 || closing < 0) {
      throw new IllegalArgumentException(
          "Not a recipe: %d epochs, batches of %d, %d closing".formatted(epochs, batch, closing));
    }
  }

  /** What did best on a small real set; short runs close for a quarter of their epochs. */
  public static Recipe usual(int epochs, long seed, Orientation orientation) {
    return new Recipe(
        epochs,
        BATCH,
        Math.min(CLOSING, epochs / 4),
        seed,
        Stepping.USUAL,
        Augmentation.usual(orientation));
  }

  /** The same with batches of another size. */
  public Recipe withBatch(int pictures) {
    return new Recipe(epochs, pictures, closing, seed, stepping, augmentation);
  }

  boolean isMosaic(int epoch) {
    return epoch < epochs - closing;
  }

  /**
   * Whether an epoch is looked at on the validation split: all of the last quarter, every fifth of
   * the others, which will hardly hold the best one.
   */
  boolean isValidated(int epoch) {
    return 4 * (epoch + 1) > 3 * epochs || (epoch + 1) % 5 == 0;
  }
}
