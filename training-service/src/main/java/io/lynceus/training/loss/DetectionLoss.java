package io.lynceus.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import io.lynceus.training.graph.Graph;
import io.lynceus.training.network.Anchors;
import io.lynceus.training.network.Architecture;
import io.lynceus.training.network.Decoding;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;

/**
 * The loss of a batch: complete IoU of the boxes, binary cross-entropy of the scores of all cells,
 * and cross-entropy of the distributions over distances (Distribution Focal Loss, Li et al. 2020),
 * each divided by the sum of the wanted scores; their weighted sum is multiplied by the number of
 * pictures. Cells are chosen on plain numbers in Java, so that only the few chosen ones enter the
 * gradient.
 */
public final class DetectionLoss {
  private final LossGains gains;
  private final TaskAlignedAssigner assigner = new TaskAlignedAssigner();

  DetectionLoss(LossGains gains) {
    this.gains = gains;
  }

  /** With the parts weighed as anchor-free detectors usually do. */
  public static DetectionLoss usual() {
    return new DetectionLoss(LossGains.USUAL);
  }

  /**
   * The loss with its gradient.
   *
   * @param raw distributions over distances [N, 64, A], float32
   * @param logits class scores before the sigmoid [N, C, A], float32
   * @param boxes of each picture, in input pixels
   */
  public NDArray of(NDArray raw, NDArray logits, List<List<LabeledBox>> boxes, Anchors anchors) {
    Targets targets = targets(raw, logits, boxes, anchors);
    NDArray loss = times(scores(logits, targets), gains.score());
    if (!targets.isEmpty()) {
      loss = loss.add(boxes(raw, targets));
    }
    return times(loss, boxes.size() / targets.sum());
  }

  private Targets targets(
      NDArray raw, NDArray logits, List<List<LabeledBox>> boxes, Anchors anchors) {
    int classes = (int) logits.getShape().get(1);
    float[] distances;
    try (NDManager scratch = raw.getManager().newSubManager()) {
      NDArray values = raw.stopGradient();
      values.attach(scratch);
      Graph<NDArray> graph = Graph.ofArrays(new ParameterStore(scratch, false), values, false);
      distances = Decoding.distances(graph, values, anchors.count()).toFloatArray();
    }
    float[] scores = logits.toFloatArray();
    Targets targets = new Targets(boxes.size(), classes, anchors);
    for (int i = 0; i < boxes.size(); i++) {
      Predictions predictions = new Predictions(anchors, classes, distances, scores, i);
      targets.add(i, assigner.assign(predictions, boxes.get(i)));
    }
    return targets;
  }

  /** Cross-entropy with logits is softplus(x) - x * wanted. */
  private static NDArray scores(NDArray logits, Targets targets) {
    NDArray wanted = logits.getManager().create(targets.scores(), logits.getShape());
    return Activation.softPlus(logits).sub(logits.mul(wanted)).sum();
  }

  private NDArray boxes(NDArray raw, Targets targets) {
    NDManager manager = raw.getManager();
    long[] rows = targets.rows();
    NDArray chosen =
        raw.transpose(0, 2, 1)
            .reshape(-1, raw.getShape().get(1))
            .get(new NDIndex("{}", manager.create(rows)))
            .reshape(4L * rows.length, Architecture.BINS);
    NDArray bins = manager.create(targets.bins(), chosen.getShape());
    NDArray distribution = chosen.logSoftmax(1).mul(bins).sum().neg();

    NDArray values = manager.arange(0f, Architecture.BINS, 1f).reshape(1, Architecture.BINS);
    NDArray reach = chosen.softmax(1).mul(values).sum(new int[] {1}).reshape(rows.length, 4);
    NDArray wanted = manager.create(targets.reaches(), reach.getShape());
    NDArray weights = manager.create(targets.weights(), new Shape(rows.length, 1));
    NDArray overlap = CompleteIou.of(reach, wanted).neg().add(1).mul(weights).sum();
    return times(overlap, gains.box()).add(times(distribution, gains.distribution()));
  }

  /**
   * Multiplied by a number that lives as long as the manager. DJL's own {@code mul(Number)} lets go
   * of the number's memory at once, while the gradient still has to read it.
   */
  static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create((float) factor));
  }
}
