package io.lynceus.training.loss;

import io.lynceus.training.loss.CompleteIou.Reach;
import io.lynceus.training.network.Anchors;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses the cells that answer for a box by how well they already do, class and place together
 * (TOOD, Feng et al. 2021, section 3.2). Of the cells with their centre in the box the ten of
 * highest {@code score^0.5 * CIoU^6} are taken; a cell that several boxes take goes to the one it
 * overlaps most. What its score should be is that measure, scaled so that the best cell of a box
 * should score the box's best overlap.
 */
final class TaskAlignedAssigner {
  private static final int TAKEN = 10;
  private static final double OVERLAP_POWER = 6;
  private static final double EPSILON = 1e-9;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::alignment)
          .reversed()
          .thenComparingInt(Candidate::anchor);

  private record Candidate(int anchor, int box, double alignment, double overlap, Reach reach) {}

  /** The chosen cells in the order of their anchors. */
  List<Assignment> assign(Predictions predictions, List<LabeledBox> boxes) {
    Map<Integer, Candidate> owners = new TreeMap<>();
    for (int box = 0; box < boxes.size(); box++) {
      List<Candidate> candidates = candidates(predictions, boxes.get(box), box);
      candidates.sort(BEST_FIRST);
      for (Candidate c : candidates.subList(0, Math.min(TAKEN, candidates.size()))) {
        owners.merge(c.anchor, c, (old, next) -> next.overlap > old.overlap ? next : old);
      }
    }
    return scored(owners.values(), boxes);
  }

  private static List<Candidate> candidates(Predictions predictions, LabeledBox label, int box) {
    Anchors anchors = predictions.anchors();
    List<Candidate> candidates = new ArrayList<>();
    for (int anchor = 0; anchor < anchors.count(); anchor++) {
      Reach wanted = reach(anchors, anchor, label.box());
      if (wanted.left() > 0 && wanted.top() > 0 && wanted.right() > 0 && wanted.bottom() > 0) {
        double overlap = Math.max(CompleteIou.of(predictions.reach(anchor), wanted), 0);
        double alignment =
            Math.sqrt(predictions.score(label.classIndex(), anchor))
                * Math.pow(overlap, OVERLAP_POWER);
        candidates.add(new Candidate(anchor, box, alignment, overlap, wanted));
      }
    }
    return candidates;
  }

  private static Reach reach(Anchors anchors, int anchor, Box box) {
    double stride = anchors.stride(anchor);
    double x = anchors.x(anchor);
    double y = anchors.y(anchor);
    return new Reach(
        x - box.x1() / stride, y - box.y1() / stride, box.x2() / stride - x, box.y2() / stride - y);
  }

  private static List<Assignment> scored(Iterable<Candidate> owners, List<LabeledBox> boxes) {
    double[] bestAlignment = new double[boxes.size()];
    double[] bestOverlap = new double[boxes.size()];
    for (Candidate c : owners) {
      bestAlignment[c.box] = Math.max(bestAlignment[c.box], c.alignment);
      bestOverlap[c.box] = Math.max(bestOverlap[c.box], c.overlap);
    }
    List<Assignment> assignments = new ArrayList<>();
    for (Candidate c : owners) {
      double score = c.alignment * bestOverlap[c.box] / (bestAlignment[c.box] + EPSILON);
      assignments.add(
          new Assignment(c.anchor, c.box, boxes.get(c.box).classIndex(), score, c.reach));
    }
    return assignments;
  }
}
