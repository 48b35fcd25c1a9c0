package io.lynceus.vision.runtime;

/** ONNX Runtime gave up on a run: out of memory, or an operator that failed. */
public final class OnnxRunFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  OnnxRunFailed(Throwable cause) {
    super("The model did not run: " + cause.getMessage(), cause);
  }
}
