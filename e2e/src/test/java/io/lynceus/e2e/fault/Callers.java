package io.lynceus.e2e.fault;

import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Some callers who ask one model without end, and look at every answer. */
final class Callers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private final ServedModel model;
  private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger good = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private Callers(ServedModel model) {
    this.model = model;
  }

  static Callers of(ServedModel model, int count) {
    var callers = new Callers(model);
    for (int i = 0; i < count; i++) {
      callers.threads.add(Thread.ofVirtual().start(callers::ask));
    }
    return callers;
  }

  int good() {
    return good.get();
  }

  /** What was not answered, or refused. */
  List<Answer> failures() {
    return List.copyOf(failures);
  }

  /** Answers that mix versions (I6), and refusals of a wrong form (I7). */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void ask() {
    while (!over) {
      Answer answer = model.detect();
      if (!answer.isGood()) {
        failures.add(answer);
        if (answer.status() >= 400 && !answer.isProperProblem()) {
          findings.add(new Finding(Invariant.I7, answer.status() + " " + answer.body()));
        }
      } else if (!model.isWhole(answer)) {
        findings.add(new Finding(Invariant.I6, answer.body()));
      } else {
        good.incrementAndGet();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Returns when the last answer is in. */
  void stop() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
