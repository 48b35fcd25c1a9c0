package io.lynceus.training.fitting;

/** The loss or a gradient is no longer a number: going on would only spoil the weights. */
final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Diverged(long step, double loss, double norm) {
    super("Training diverged at step %d: loss %s, gradient norm %s".formatted(step, loss, norm));
  }
}
