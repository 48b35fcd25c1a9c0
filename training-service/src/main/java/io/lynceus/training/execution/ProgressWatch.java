package io.lynceus.training.execution;

import io.lynceus.training.fitting.Progress;
import io.lynceus.training.job.Work;
import io.lynceus.training.run.RunProgress;
import io.lynceus.training.run.Runs.Standing;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Tells of a run's progress at most once a second, and of its last step; hears there whether it
 * should stop.
 */
final class ProgressWatch implements Consumer<Progress> {
  private static final long SECOND = 1_000_000_000;

  private final Function<RunProgress, Standing> told;
  private final Work.Stopping stopping;
  private final LongSupplier nanoTime;
  private final long start;
  private long firstStep = -1;
  private long lastTold;

  /**
   * Watches from now on.
   *
   * @param told writes progress down and answers how the run stands
   */
  ProgressWatch(
      Function<RunProgress, Standing> told, Work.Stopping stopping, LongSupplier nanoTime) {
    this.told = told;
    this.stopping = stopping;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.lastTold = start - SECOND;
  }

  @Override
  public void accept(Progress progress) {
    if (stopping.isTrue()) {
      throw new RunStopped.Interrupted();
    }
    long now = nanoTime.getAsLong();
    if (firstStep < 0) {
      firstStep = progress.step() - 1;
    }
    if (now - lastTold >= SECOND || progress.step() == progress.steps()) {
      lastTold = now;
      switch (told.apply(of(progress, now))) {
        case GOES_ON -> {}
        case CANCELLED -> throw new RunStopped.Cancelled();
        case LOST -> throw new RunStopped.Lost();
      }
    }
  }

  private RunProgress of(Progress progress, long now) {
    double perStep = (now - start) / (double) SECOND / (progress.step() - firstStep);
    return new RunProgress(
        progress.epoch() + 1,
        progress.epochs(),
        progress.step(),
        progress.steps(),
        progress.loss(),
        Math.round(perStep * (progress.steps() - progress.step())));
  }
}
