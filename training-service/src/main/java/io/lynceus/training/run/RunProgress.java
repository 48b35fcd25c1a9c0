package io.lynceus.training.run;

/**
 * How far a run is: {@code epoch} counts from 1, {@code loss} is the mean of the epoch so far,
 * {@code secondsLeft} an estimate.
 */
public record RunProgress(
    int epoch, int epochs, long step, long steps, double loss, long secondsLeft) {}
