package io.lynceus.e2e.fault;

import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks for one path again and again, before a fault and during it, and compares. */
final class Probe {
  private static final int BEFORE = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Below this a median says more about the machine's other work than about the fault. */
  private static final Duration NOISE = Duration.ofMillis(25);

  private final Api api;
  private final String path;
  private final Duration usual;
  private final List<Duration> times = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean over;

  private Probe(Api api, String path) {
    this.api = api;
    this.path = path;
    for (int i = 0; i < BEFORE; i++) {
      ask();
    }
    this.usual = median();
    times.clear();
    this.thread = Thread.ofVirtual().start(this::askUntilOver);
  }

  /** Has taken the usual time when it returns, and goes on asking. */
  static Probe of(Api api, String path) {
    return new Probe(api, path);
  }

  List<Finding> findings() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Finding> findings = new ArrayList<>();
    errors.forEach(error -> findings.add(new Finding(Invariant.I9, path + ": " + error)));
    Duration limit = usual.multipliedBy(2).compareTo(NOISE) > 0 ? usual.multipliedBy(2) : NOISE;
    if (!times.isEmpty() && median().compareTo(limit) > 0) {
      findings.add(
          new Finding(Invariant.I9, "%s took %s, usually %s".formatted(path, median(), usual)));
    }
    return findings;
  }

  private void askUntilOver() {
    while (!over) {
      ask();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void ask() {
    Answer answer = api.get(path);
    times.add(answer.took());
    if (!answer.isGood()) {
      errors.add(answer.status() + " " + answer.body());
    }
  }

  private Duration median() {
    synchronized (times) {
      return times.stream().sorted().toList().get(times.size() / 2);
    }
  }
}
