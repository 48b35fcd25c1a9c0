package io.lynceus.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.inference.Fixtures;
import io.lynceus.inference.batching.PictureOutcome.Seen;
import io.lynceus.inference.batching.PictureOutcome.Unreadable;
import io.lynceus.inference.loading.Leases;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.header.PictureRefused.Reason;
import io.lynceus.vision.runtime.ComputeDevice;
import io.lynceus.vision.runtime.OnnxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InferencePoolTest {
  private final Leases leases = new Leases(OnnxSettings.ONE_CPU_THREAD);

  @AfterEach
  void everyLeaseIsGivenBack() {
    leases.close();
    assertThat(leases.closed()).isTrue();
  }

  private static InferencePool pool(int threads, int capacity, Duration deadline) {
    return Pools.of(threads, capacity, deadline);
  }

  private static PictureJob job(PictureJob.Bytes bytes) {
    return new PictureJob(bytes, DetectionSettings.SERVING, false);
  }

  private static PictureJob grey(int level) {
    byte[] file = Fixtures.grey(level);
    return job(() -> file);
  }

  private static long sureness(PictureOutcome outcome) {
    return Math.round(100 * ((Seen) outcome).detected().detections().getFirst().confidence());
  }

  @Test
  void answersInOrder() {
    try (var pool = pool(2, 10, Duration.ofSeconds(30))) {
      var outcomes = pool.ask(leases.next(), List.of(grey(255), grey(128), grey(204), grey(102)));
      assertThat(outcomes)
          .extracting(InferencePoolTest::sureness)
          .containsExactly(100L, 50L, 80L, 40L);
      assertThat(((Seen) outcomes.getFirst()).width()).isEqualTo(128);
      assertThat(((Seen) outcomes.getFirst()).picture()).isNull();
    }
  }

  @Test
  void answersManyRequestsInBatches() throws InterruptedException, ExecutionException {
    var threes = new OnnxSettings(ComputeDevice.CPU, 1, 3);
    try (var batched = new Leases(threes);
        var pool = pool(2, 100, Duration.ofSeconds(30));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> answers =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      callers.submit(
                          () ->
                              sureness(
                                  pool.ask(batched.next(), List.of(grey(128 + i))).getFirst())))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(Math.round((128 + i) / 2.55));
      }
    }
  }

  @Test
  void oneBadPictureIsItsOwnProblem() {
    try (var pool = pool(1, 10, Duration.ofSeconds(30))) {
      var outcomes =
          pool.ask(leases.next(), List.of(grey(255), job(() -> new byte[] {1}), grey(255)));
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              Unreadable.class,
              u -> assertThat(u.refused().reason()).isEqualTo(Reason.UNSUPPORTED));
      assertThat(sureness(outcomes.get(2))).isEqualTo(100);
    }
  }

  @Test
  void refusesMoreThanMayWait() {
    try (var pool = pool(1, 3, Duration.ofSeconds(30))) {
      ModelLease lease = leases.next();
      assertThatExceptionOfType(QueueFull.class)
          .isThrownBy(() -> pool.ask(lease, Collections.nCopies(4, grey(1))))
          .satisfies(e -> assertThat(e.headers()).containsEntry("Retry-After", "1"));
    }
  }

  /** Three that take 400 ms each are in front: a second and a half is nearly over then. */
  @Test
  void refusesWhoWouldWaitUntilTheDeadline() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var pool = pool(1, 100, Duration.ofMillis(1_500));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.ask(leases.next(), List.of(slow()));
      var _ = callers.submit(() -> pool.ask(leases.next(), List.of(held(begun, go))));
      begun.await();
      pool.requireRoom();
      var _ = callers.submit(() -> pool.ask(leases.next(), Collections.nCopies(3, grey(255))));
      while (pool.waiting() < 3) {
        Thread.onSpinWait();
      }
      assertThatExceptionOfType(QueueFull.class).isThrownBy(pool::requireRoom);
      go.countDown();
    }
  }

  private static PictureJob slow() {
    return job(
        () -> {
          long end = System.nanoTime() + 400_000_000;
          for (long left = 400_000_000; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          return Fixtures.grey(255);
        });
  }

  @Test
  void countsPicturesNotRequests() throws InterruptedException, ExecutionException {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var pool = pool(1, 3, Duration.ofSeconds(30));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> pool.ask(leases.next(), List.of(held(begun, go))));
      begun.await();
      var second = callers.submit(() -> pool.ask(leases.next(), List.of(grey(255), grey(255))));
      while (pool.waiting() < 2) {
        Thread.onSpinWait();
      }
      assertThatExceptionOfType(QueueFull.class)
          .isThrownBy(() -> pool.ask(leases.next(), List.of(grey(1), grey(1))));
      go.countDown();
      assertThat(first.get()).hasSize(1);
      assertThat(second.get()).hasSize(2);
    }
  }

  @Test
  void givesUpAtTheDeadlineAndLooksAtNothingMore() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var pool = pool(1, 3, Duration.ofMillis(50))) {
      assertThatExceptionOfType(DeadlinePassed.class)
          .isThrownBy(() -> pool.ask(leases.next(), List.of(held(begun, go), grey(1), grey(1))))
          .satisfies(e -> assertThat(e.headers()).containsKey("Retry-After"));
      assertThat(pool.waiting()).isZero();
      assertThat(leases.closed()).isFalse();
      go.countDown();
    }
  }

  @Test
  void survivesWhatGoesWrong() {
    try (var pool = pool(1, 3, Duration.ofSeconds(30))) {
      PictureJob gone =
          job(
              () -> {
                throw new IOException("the upload is gone");
              });
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> pool.ask(leases.next(), List.of(gone)));
      assertThat(pool.ask(leases.next(), List.of(grey(255)))).hasSize(1);
    }
  }

  @Test
  void keepsThePictureWhereAsked() {
    try (var pool = pool(1, 3, Duration.ofSeconds(30))) {
      byte[] file = Fixtures.grey(255);
      var job = new PictureJob(() -> file, DetectionSettings.SERVING, true);
      Seen seen = (Seen) pool.ask(leases.next(), List.of(job)).getFirst();
      assertThat(seen.picture()).isNotNull();
    }
  }

  @Test
  void tellsThoseWhoWaitThatItCloses() throws InterruptedException, ExecutionException {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var pool = pool(1, 3, Duration.ofSeconds(30));
      var first = callers.submit(() -> pool.ask(leases.next(), List.of(held(begun, go))));
      begun.await();
      var second = callers.submit(() -> pool.ask(leases.next(), List.of(grey(1))));
      while (pool.waiting() < 1) {
        Thread.onSpinWait();
      }
      var closing = callers.submit(pool::close);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(second::get)
          .withCauseInstanceOf(DeadlinePassed.class);
      go.countDown();
      closing.get();
      assertThat(first.get()).hasSize(1);
    }
  }

  /** A picture whose bytes are there only when the test says so. */
  private static PictureJob held(CountDownLatch begun, CountDownLatch go) {
    return job(
        () -> {
          begun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Fixtures.grey(255);
        });
  }

  @Test
  void saysThatThereWasNoMemoryAndGoesOn() {
    try (var pool = pool(1, 10, Duration.ofSeconds(30))) {
      PictureJob greedy =
          job(
              () -> {
                throw new OutOfMemoryError("unable to create native thread");
              });
      assertThatExceptionOfType(MemoryExhausted.class)
          .isThrownBy(() -> pool.ask(leases.next(), List.of(greedy)))
          .satisfies(problem -> assertThat(problem.headers()).containsKey("Retry-After"));
      assertThat(pool.ask(leases.next(), List.of(grey(255)))).hasSize(1);
    }
  }
}
