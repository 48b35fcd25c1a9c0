package io.lynceus.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.inference.loading.Leases;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.runtime.ComputeDevice;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PictureQueueTest {
  private static final OnnxSettings THREES = new OnnxSettings(ComputeDevice.CPU, 1, 3);
  private static Leases leases;
  private static Leases others;
  private static OnnxDetector detector;
  private static OnnxDetector other;

  private final PictureQueue queue = new PictureQueue(5);

  @BeforeAll
  static void twoModels() {
    leases = new Leases(THREES);
    others = new Leases(THREES);
    detector = detectorOf(leases);
    other = detectorOf(others);
  }

  @AfterAll
  static void close() {
    leases.close();
    others.close();
  }

  @Test
  void aRequestsPicturesEnterTogetherOrNotAtAll() {
    assertThat(queue.offer(pictures(detector, 3))).isTrue();
    assertThat(queue.offer(pictures(detector, 3))).isFalse();
    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.offer(pictures(detector, 2))).isTrue();
    assertThat(queue.offer(pictures(detector, 1))).isFalse();
    assertThat(queue.offer(List.of())).isTrue();
  }

  @Test
  void aBatchIsOfOneModelInItsOrderAndNoLargerThanItTakes() throws InterruptedException {
    List<WaitingPicture> first = pictures(detector, 1);
    List<WaitingPicture> foreign = pictures(other, 1);
    List<WaitingPicture> more = pictures(detector, 3);
    queue.offer(first);
    queue.offer(foreign);
    queue.offer(more);
    assertThat(queue.take()).containsExactly(first.get(0), more.get(0), more.get(1));
    assertThat(queue.take()).isEqualTo(foreign);
    assertThat(queue.take()).containsExactly(more.get(2));
    assertThat(queue.size()).isZero();
  }

  @Test
  void whatIsTakenMakesRoom() throws InterruptedException {
    queue.offer(pictures(detector, 5));
    assertThat(queue.take()).hasSize(3);
    assertThat(queue.offer(pictures(detector, 3))).isTrue();
    assertThat(queue.offer(pictures(detector, 1))).isFalse();
  }

  @Test
  void whatIsForgottenIsTakenByNobodyAndOnlyOnce() throws InterruptedException {
    List<WaitingPicture> two = pictures(detector, 2);
    queue.offer(two);
    assertThat(queue.remove(two.get(0))).isTrue();
    assertThat(queue.remove(two.get(0))).isFalse();
    assertThat(queue.take()).containsExactly(two.get(1));
    assertThat(queue.remove(two.get(1))).isFalse();
  }

  @Test
  void closedItTakesNothingInAndGivesBackWhatWaits() throws InterruptedException {
    List<WaitingPicture> waiting = pictures(detector, 2);
    queue.offer(waiting);
    assertThat(queue.close()).isEqualTo(waiting);
    assertThat(queue.offer(pictures(detector, 1))).isFalse();
    assertThat(queue.take()).isEmpty();
    assertThat(queue.close()).isEmpty();
  }

  @Test
  void whoWaitsForAPictureIsWokenByOneAndByTheEnd() throws Exception {
    CompletableFuture<List<WaitingPicture>> taken = taking();
    List<WaitingPicture> one = pictures(detector, 1);
    queue.offer(one);
    assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo(one);
    CompletableFuture<List<WaitingPicture>> end = taking();
    queue.close();
    assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void isLateOnlyPastItsDeadlineAlsoWhereTheClockWrapsAround() {
    long now = Long.MAX_VALUE - 5;
    var picture = new WaitingPicture(detector, null, now, now + 10);
    assertThat(picture.isLate(now)).isFalse();
    assertThat(picture.isLate(now + 10)).isFalse();
    assertThat(picture.isLate(now + 11)).isTrue();
  }

  @Test
  void aFullQueueSaysWhenToComeBackInWholeSeconds() {
    assertThat(new QueueFull(64, Duration.ofMillis(10)).headers())
        .containsEntry("Retry-After", "1");
    assertThat(new QueueFull(64, Duration.ofSeconds(7)).headers())
        .containsEntry("Retry-After", "7");
    assertThat(new QueueFull(64, Duration.ZERO).status().value()).isEqualTo(429);
    var late = new DeadlinePassed(Duration.ofSeconds(8));
    assertThat(late.status().value()).isEqualTo(503);
    assertThat(late).hasMessageContaining("8000 ms");
  }

  private CompletableFuture<List<WaitingPicture>> taking() {
    var taken = new CompletableFuture<List<WaitingPicture>>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                taken.complete(queue.take());
              } catch (InterruptedException e) {
                taken.completeExceptionally(e);
              }
            });
    return taken;
  }

  private static OnnxDetector detectorOf(Leases leases) {
    try (ModelLease lease = leases.next()) {
      return lease.detector();
    }
  }

  private static List<WaitingPicture> pictures(OnnxDetector detector, int count) {
    List<WaitingPicture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var job = new PictureJob(() -> new byte[0], DetectionSettings.SERVING, false);
      pictures.add(new WaitingPicture(detector, job, 0, 0));
    }
    return pictures;
  }
}
