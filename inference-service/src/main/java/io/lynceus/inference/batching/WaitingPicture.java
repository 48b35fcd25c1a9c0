package io.lynceus.inference.batching;

import io.lynceus.vision.runtime.OnnxDetector;
import java.util.concurrent.CompletableFuture;

/** A job in the queue or under way; its future is completed when nothing touches it any more. */
record WaitingPicture(
    OnnxDetector detector,
    PictureJob job,
    long since,
    long deadline,
    CompletableFuture<PictureOutcome> outcome) {

  WaitingPicture(OnnxDetector detector, PictureJob job, long since, long deadline) {
    this(detector, job, since, deadline, new CompletableFuture<>());
  }

  boolean isLate(long now) {
    return now - deadline > 0;
  }
}
