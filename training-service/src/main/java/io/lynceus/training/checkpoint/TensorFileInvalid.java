package io.lynceus.training.checkpoint;

/** A file of tensors is cut off, changed, or of another form. */
public final class TensorFileInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TensorFileInvalid(String what) {
    super("Not a file of tensors: " + what);
  }

  TensorFileInvalid(String what, Throwable cause) {
    super("Not a file of tensors: " + what, cause);
  }
}
