package io.lynceus.training.dataset;

/** A manifest or a picture of a dataset version is not what it should be. */
final class DatasetUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatasetUnusable(String what) {
    super(what);
  }

  DatasetUnusable(String what, Throwable cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
