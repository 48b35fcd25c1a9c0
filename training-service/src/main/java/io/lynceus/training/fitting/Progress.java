package io.lynceus.training.fitting;

/** How far a fit is: epochs and steps done, and the mean loss of the epoch so far. */
public record Progress(int epoch, int epochs, long step, long steps, double loss) {}
