package io.lynceus.training.export;

import io.lynceus.training.evaluation.Forward;
import io.lynceus.training.evaluation.SplitEvaluation;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.network.Anchors;
import io.lynceus.vision.detection.DetectorSpec;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Lets an ONNX file pass only if it answers on real pictures what the detector in DJL answers:
 * scores within 0.001, boxes within half a pixel of the input, mAP within 0.1 point.
 */
final class ParityGate {
  private static final double SCORE = 1e-3;
  private static final double PIXELS = 0.5;
  private static final double PRECISION = 1e-3;
  private static final int MOST_PICTURES = 200;

  private final DetectorSpec spec;
  private final SplitEvaluation evaluation;

  /**
   * Compares on some pictures.
   *
   * @param images of the split on which both are compared; the first 200 are enough
   */
  ParityGate(DetectorSpec spec, List<LabeledImage> images) {
    this.spec = spec;
    this.evaluation =
        new SplitEvaluation(spec, images.subList(0, Math.min(MOST_PICTURES, images.size())));
  }

  /** Answers how far the two are apart, or throws {@link ExportMismatch}. */
  Parity check(byte[] onnx, Forward detector) {
    try (OnnxForward exported = new OnnxForward(onnx, spec.input())) {
      Differences differences = new Differences();
      double trained = evaluation.of(differences.between(detector, exported)).mAP();
      double served = evaluation.of(exported).mAP();
      Parity parity = new Parity(differences.score, differences.pixels, Math.abs(served - trained));
      if (parity.score() > SCORE || parity.pixels() > PIXELS || parity.mAP() > PRECISION) {
        throw new ExportMismatch(parity.toString());
      }
      return parity;
    }
  }

  /** How far the two are apart at most: in scores, in pixels of the input, in mAP. */
  record Parity(double score, double pixels, double mAP) {}

  /** Compares two networks number by number while one of them is evaluated. */
  private final class Differences {
    private double score;
    private double pixels;

    Forward between(Forward one, Forward other) {
      return (ByteBuffer input, int count) -> {
        FloatBuffer expected = one.predictions(input, count);
        compare(expected, other.predictions(input, count));
        return expected;
      };
    }

    private void compare(FloatBuffer expected, FloatBuffer found) {
      if (expected.limit() != found.limit()) {
        throw new ExportMismatch(
            "%d numbers instead of %d".formatted(found.limit(), expected.limit()));
      }
      int anchors = Anchors.of(spec.input().width(), spec.input().height()).count();
      int rows = 4 + spec.classes().size();
      for (int i = 0; i < expected.limit(); i++) {
        double apart = Math.abs(expected.get(i) - found.get(i));
        if (i / anchors % rows < 4) {
          pixels = worse(pixels, apart);
        } else {
          score = worse(score, apart);
        }
      }
    }

    /** A difference that is no number is the worst of all. */
    private static double worse(double soFar, double apart) {
      return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(soFar, apart);
    }
  }
}
