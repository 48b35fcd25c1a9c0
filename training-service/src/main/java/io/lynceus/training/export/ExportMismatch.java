package io.lynceus.training.export;

/** The ONNX file does not say what the detector says; it must not be registered. */
final class ExportMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportMismatch(String what) {
    super("The exported network differs from the trained one: " + what);
  }

  ExportMismatch(String what, Throwable cause) {
    super("The exported network differs from the trained one: " + what, cause);
  }
}
