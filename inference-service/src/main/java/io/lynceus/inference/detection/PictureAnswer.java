package io.lynceus.inference.detection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.inference.batching.PictureOutcome.Seen;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.platform.problem.Problem;
import io.lynceus.vision.box.Detection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one picture is answered: its detections, or the problem with it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PictureAnswer(
    String source,
    @Nullable Integer width,
    @Nullable Integer height,
    String model,
    String version,
    List<Found> detections,
    @Nullable Timings timings,
    @Nullable Problem problem) {

  /** One box, in pixels of the upright picture. */
  record Found(
      @JsonProperty("class") String className,
      double confidence,
      double x1,
      double y1,
      double x2,
      double y2) {
    static Found of(Detection detection, List<String> classes) {
      var box = detection.box();
      return new Found(
          classes.get(detection.classIndex()),
          detection.confidence(),
          box.x1(),
          box.y1(),
          box.x2(),
          box.y2());
    }
  }

  /** Milliseconds of each step; pictures of one batch share the network's. */
  record Timings(
      double queueMs, double decodeMs, double letterboxMs, double inferenceMs, double boxesMs) {
    static Timings of(Seen seen) {
      return new Timings(
          millis(seen.queued()),
          millis(seen.decoding()),
          millis(seen.detected().letterbox()),
          millis(seen.detected().inference()),
          millis(seen.detected().decoding()));
    }

    private static double millis(Duration duration) {
      return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
  }

  static PictureAnswer seen(String source, ModelKey key, Seen seen, List<String> classes) {
    return new PictureAnswer(
        source,
        seen.width(),
        seen.height(),
        key.model().value(),
        key.version(),
        seen.detected().detections().stream().map(d -> Found.of(d, classes)).toList(),
        Timings.of(seen),
        null);
  }

  static PictureAnswer unreadable(String source, ModelKey key, @Nullable Problem problem) {
    return new PictureAnswer(
        source, null, null, key.model().value(), key.version(), List.of(), null, problem);
  }
}
