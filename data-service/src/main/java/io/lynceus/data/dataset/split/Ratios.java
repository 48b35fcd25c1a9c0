package io.lynceus.data.dataset.split;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.lynceus.contracts.Split;
import java.util.List;

/** How images are shared out where no source said so, in percent. */
public record Ratios(double train, double val, double calibration, double test) {
  /**
   * Most for fitting, and enough of the rest that a figure of a few hundred images means something.
   */
  public static final Ratios STANDARD = new Ratios(70, 10, 10, 10);

  private static final double WHOLE = 100;

  public Ratios {
    boolean negative = Math.min(Math.min(train, val), Math.min(calibration, test)) < 0;
    if (negative || !(Math.abs(train + val + calibration + test - WHOLE) < 1e-6)) {
      throw new IllegalArgumentException("Ratios are four percentages, not negative, 100 in sum");
    }
  }

  /** As it is written: train, val, calibration, test. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Ratios of(List<Double> percent) {
    if (percent.size() != 4) {
      throw new IllegalArgumentException("Ratios are train, val, calibration, test: four numbers");
    }
    return new Ratios(percent.get(0), percent.get(1), percent.get(2), percent.get(3));
  }

  /** The split at a place between 0 and 1. */
  Split at(double place) {
    double percent = place * WHOLE;
    if (percent < train) {
      return Split.TRAIN;
    }
    if (percent < train + val) {
      return Split.VAL;
    }
    return percent < train + val + calibration ? Split.CALIBRATION : Split.TEST;
  }
}
