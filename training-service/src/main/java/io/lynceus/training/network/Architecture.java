package io.lynceus.training.network;

/**
 * How wide and deep the detector is. {@code width} multiplies the channels of the largest plan (64
 * to 1024, cut off at {@code maxChannels}), {@code depth} its repeats.
 */
public record Architecture(double width, double depth, int maxChannels, int classes) {
  /** Sides of the detector's input are multiples of its coarsest stride. */
  public static final int STRIDE = 32;

  /** Bins of the distribution over each distance (Generalized Focal Loss, section 3.2). */
  public static final int BINS = 16;

  private static final int CHANNEL_MULTIPLE = 8;

  public Architecture {
    if (!(width > 0 && width <= 4 && depth > 0 && depth <= 4) || maxChannels < 64 || classes < 1) {
      throw new IllegalArgumentException(
          "Not an architecture: width %s, depth %s, %d channels, %d classes"
              .formatted(width, depth, maxChannels, classes));
    }
  }

  /** How many numbers an embedding has: the channels of the neck's three outputs. */
  public int embeddingSize() {
    return channels(256) + channels(512) + channels(1024);
  }

  int channels(int plan) {
    double wanted = Math.min(plan, maxChannels) * width;
    return (int) Math.ceil(wanted / CHANNEL_MULTIPLE) * CHANNEL_MULTIPLE;
  }

  int repeats(int plan) {
    return Math.max((int) Math.rint(plan * depth), 1);
  }
}
