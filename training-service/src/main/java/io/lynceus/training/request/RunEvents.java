package io.lynceus.training.request;

import io.lynceus.contracts.RunId;
import io.lynceus.platform.identity.Caller;
import io.lynceus.training.run.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A run as it moves on, as server-sent events: {@code progress} whenever something changed, {@code
 * ended} once, and then the stream is over. It follows the row and not the run, so that any replica
 * can answer, and a stream that broke off is simply asked for again.
 */
@RestController
class RunEvents {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** So often something is said, if only that there is nothing new: proxies cut silent streams. */
  private static final int QUIET_PAUSES = 20;

  private final Runs runs;

  RunEvents(Runs runs) {
    this.runs = runs;
  }

  @GetMapping(path = "/api/v1/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@PathVariable RunId run, Caller caller) {
    RunAnswer first =
        runs.find(run, caller).map(RunAnswer::of).orElseThrow(() -> new RunNotFound(run));
    SseEmitter stream = new SseEmitter(0L);
    Thread.ofVirtual().name("events of run " + run).start(() -> follow(first, stream));
    return stream;
  }

  private void follow(RunAnswer first, SseEmitter stream) {
    try {
      send(stream, first);
      RunAnswer said = first;
      for (int quiet = 1; !said.state().isOver(); quiet++) {
        LockSupport.parkNanos(PAUSE.toNanos());
        RunAnswer now = runs.find(first.run()).map(RunAnswer::of).orElse(said);
        if (!now.equals(said)) {
          send(stream, now);
          said = now;
          quiet = 0;
        } else if (quiet % QUIET_PAUSES == 0) {
          stream.send(SseEmitter.event().comment("still here"));
        }
      }
      stream.complete();
    } catch (IOException | RuntimeException gone) {
      stream.completeWithError(gone);
    }
  }

  private static void send(SseEmitter stream, RunAnswer run) throws IOException {
    stream.send(
        SseEmitter.event()
            .name(run.state().isOver() ? "ended" : "progress")
            .data(run, MediaType.APPLICATION_JSON));
  }
}
