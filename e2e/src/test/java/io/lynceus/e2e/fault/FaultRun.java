package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.evidence.Evidence;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Checker;
import io.lynceus.e2e.history.Clients;
import io.lynceus.e2e.history.Finding;
import io.lynceus.e2e.history.History;
import io.lynceus.e2e.history.Invariant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One fault on a platform with clients at work: before, during and after it they go on; then the
 * platform has to become ready by itself, take more work, come to rest, and pass the checker.
 */
final class FaultRun {
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int BEFORE = 12;
  private static final int AFTER = 9;
  private final RunningPlatform platform;
  private final String fault;
  private final long seed;
  private final Api api;
  private final List<Finding> findings = new ArrayList<>();
  private int clients = 3;
  private Optional<String> unrelated = Optional.empty();

  private FaultRun(RunningPlatform platform, String fault, long seed, Api api) {
    this.platform = platform;
    this.fault = fault;
    this.seed = seed;
    this.api = api;
  }

  static FaultRun of(RunningPlatform platform, String fault, long seed) {
    try {
      platform.links().heal();
      platform.awaitReady();
      return new FaultRun(platform, fault, seed, new Api(platform.gateway(), platform.adminKey()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What happens to the platform; it returns when the fault is over. */
  @FunctionalInterface
  interface Harm {
    void happen(History history) throws Exception;
  }

  FaultRun clients(int count) {
    clients = count;
    return this;
  }

  /** A path that must not feel the fault: I9. */
  FaultRun unrelated(String path) {
    unrelated = Optional.of(path);
    return this;
  }

  Api api() {
    return api;
  }

  /** An observation of the test's own that the verdict has to have. */
  void object(Invariant invariant, String detail) {
    findings.add(new Finding(invariant, detail));
  }

  /** Fails with what does not hold. */
  void survives(Harm harm) throws Exception {
    Duration recovery;
    History history;
    try (var working = Clients.start(api, clients, seed)) {
      working.awaitMore(BEFORE);
      Optional<Probe> probe = unrelated.map(path -> Probe.of(api.as("probe"), path));
      harm.happen(working.history());
      long end = System.nanoTime();
      probe.ifPresent(p -> findings.addAll(p.findings()));
      platform.awaitReady();
      recovery = Duration.ofNanos(System.nanoTime() - end);
      working.awaitMore(AFTER);
      history = working.stop();
    }
    Duration slowMachine = platform.firstStart().multipliedBy(3).dividedBy(2);
    Duration limit = slowMachine.compareTo(RECOVERY) > 0 ? slowMachine : RECOVERY;
    if (recovery.compareTo(limit) > 0) {
      object(Invariant.I10, "ready after " + recovery);
    }
    findings.addAll(atRest(history));
    Verdicts.record(fault, seed, recovery, history, findings);
    assertThat(findings).as("%s, seed %d, %d acknowledged", fault, seed, history.size()).isEmpty();
  }

  /** Events travel and orphans are collected for a while; what holds at some moment holds. */
  private List<Finding> atRest(History history) {
    long end = System.nanoTime() + REST.toNanos();
    List<Finding> left = Checker.check(history, Evidence.of(platform.connections(), history));
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      left = Checker.check(history, Evidence.of(platform.connections(), history));
    }
    return left;
  }
}
