package io.lynceus.data.dataset.split;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import io.lynceus.vision.picture.PerceptualHash;
import java.util.List;

/** Assignments that the rule does not make. */
public final class Assignments {
  /** Two look-alikes, listed by no source, in two splits. */
  public static final Assignment TORN_BY_US =
      new Assignment(
          List.of(candidate(0), candidate(1)), List.of(Split.TRAIN, Split.TEST), new int[2], 0);

  private Assignments() {}

  private static Candidate candidate(int number) {
    return new Candidate(new ImageId("%064x".formatted(number)), new PerceptualHash(0), null);
  }
}
