package io.lynceus.training.batch;

/** A batch could not be made; the cause says why. */
final class InputFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputFailed(Throwable cause) {
    super("The next batch could not be made: " + cause.getMessage(), cause);
  }
}
