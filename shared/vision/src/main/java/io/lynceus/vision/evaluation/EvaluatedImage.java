package io.lynceus.vision.evaluation;

import io.lynceus.vision.box.Detection;
import io.lynceus.vision.box.LabeledBox;
import java.util.List;

/** One picture: what is there, and what the detector said is there. */
public record EvaluatedImage(List<GroundTruth> truth, List<Detection> detections) {
  public EvaluatedImage {
    truth = List.copyOf(truth);
    detections = List.copyOf(detections);
  }

  /** A picture whose labels are ordinary objects. */
  public static EvaluatedImage of(List<LabeledBox> labels, List<Detection> detections) {
    return new EvaluatedImage(labels.stream().map(GroundTruth::of).toList(), detections);
  }
}
