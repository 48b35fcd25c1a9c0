package io.lynceus.training.export;

import ai.djl.ndarray.NDManager;
import io.lynceus.training.evaluation.Forward;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.network.Detector;
import io.lynceus.vision.detection.DetectorSpec;
import java.util.List;

/** A trained detector as it is served: the bytes of an ONNX file that has passed its gate. */
public final class Export {
  private Export() {}

  /**
   * Writes the detector with the parameters that it has now; throws where the file does not answer
   * on the pictures what the detector answers.
   *
   * @param manager of the detector's parameters
   */
  public static byte[] of(
      Detector detector, DetectorSpec spec, List<LabeledImage> pictures, NDManager manager) {
    byte[] onnx = OnnxFile.of(detector, spec.input());
    new ParityGate(spec, pictures).check(onnx, Forward.of(detector, spec.input(), manager));
    return onnx;
  }
}
