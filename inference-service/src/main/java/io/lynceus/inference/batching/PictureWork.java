package io.lynceus.inference.batching;

import io.lynceus.inference.batching.PictureOutcome.Seen;
import io.lynceus.inference.batching.PictureOutcome.Unreadable;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import io.lynceus.vision.runtime.Detected;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.PictureQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Looks at one batch: decodes, asks the network, and completes every outcome, whatever happens.
 * Runs whole in one thread, so that a picture is not handed from core to core.
 */
final class PictureWork {
  private final PictureDecoder decoder;
  private final List<Decoded> ready = new ArrayList<>();

  private record Decoded(
      WaitingPicture waiting, Picture picture, Duration queued, Duration decoding) {}

  PictureWork(PictureDecoder decoder) {
    this.decoder = decoder;
  }

  void run(List<WaitingPicture> batch) {
    batch.forEach(this::decode);
    if (!ready.isEmpty()) {
      ask(ready.getFirst().waiting().detector());
    }
  }

  private void decode(WaitingPicture waiting) {
    long start = System.nanoTime();
    if (waiting.isLate(start)) {
      waiting.outcome().completeExceptionally(new CancellationException("too late"));
      return;
    }
    try {
      Picture picture = decoder.decode(waiting.job().bytes().read());
      var queued = Duration.ofNanos(start - waiting.since());
      var decoding = Duration.ofNanos(System.nanoTime() - start);
      ready.add(new Decoded(waiting, picture, queued, decoding));
    } catch (PictureRefused e) {
      waiting.outcome().complete(new Unreadable(e));
    } catch (IOException e) {
      waiting.outcome().completeExceptionally(new UncheckedIOException(e));
    } catch (RuntimeException | OutOfMemoryError e) {
      waiting.outcome().completeExceptionally(e);
    }
  }

  private void ask(OnnxDetector detector) {
    try {
      List<Detected> answers =
          detector.detect(
              ready.stream()
                  .map(d -> new PictureQuestion(d.picture(), d.waiting().job().settings()))
                  .toList());
      for (int i = 0; i < answers.size(); i++) {
        complete(ready.get(i), answers.get(i));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      ready.forEach(d -> d.waiting().outcome().completeExceptionally(e));
    }
  }

  private static void complete(Decoded decoded, Detected detected) {
    Picture picture = decoded.picture();
    decoded
        .waiting()
        .outcome()
        .complete(
            new Seen(
                picture.width(),
                picture.height(),
                detected,
                decoded.queued(),
                decoded.decoding(),
                decoded.waiting().job().keep() ? picture : null));
  }
}
