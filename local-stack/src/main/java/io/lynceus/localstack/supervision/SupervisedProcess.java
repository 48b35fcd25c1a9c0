package io.lynceus.localstack.supervision;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One program kept running by a thread of its own, from {@link #start} until {@link #stop}. */
final class SupervisedProcess {
  private static final Duration PROBE_UNTIL_READY = Duration.ofMillis(150);
  private static final Duration PROBE = Duration.ofSeconds(2);
  private final Program program;
  private final RotatingLog log;
  private final Clock clock;
  private final Runnable changed;
  private final Thread life;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch firstReady = new CountDownLatch(1);
  private volatile ProcessStatus status;
  private volatile boolean saidReady;

  SupervisedProcess(Program program, RotatingLog log, Clock clock, Runnable changed) {
    this.program = program;
    this.log = log;
    this.clock = clock;
    this.changed = changed;
    this.status = ProcessStatus.waiting(program.name(), program.address());
    this.life = Thread.ofPlatform().name(program.name()).unstarted(this::live);
  }

  ProcessStatus status() {
    return status;
  }

  void start() {
    life.start();
  }

  /** Waits until the process has been ready once, or is stopped. */
  void awaitReady() throws InterruptedException {
    firstReady.await();
  }

  /** Asks the process to end; {@link #awaitEnd} waits for it. */
  void stop() {
    stopping.countDown();
    firstReady.countDown();
    status.process().find().ifPresent(ProcessHandle::destroy);
  }

  /** Returns when the process is gone, by force if it has not ended after {@code patience}. */
  void awaitEnd(Duration patience) throws InterruptedException {
    if (life.getState() != Thread.State.NEW && !life.join(patience)) {
      status.process().find().ifPresent(SupervisedProcess::kill);
      life.join();
    }
  }

  private void live() {
    var backoff = Backoff.NONE;
    try {
      while (!stopping.await(backoff.delay().toMillis(), TimeUnit.MILLISECONDS)) {
        var born = clock.instant();
        String end = runOnce();
        backoff = backoff.after(Duration.between(born, clock.instant()));
        report(
            stopping.getCount() == 0
                ? status.now(ProcessStatus.State.STOPPED)
                : status.restarting(end + ", starts again in " + seconds(backoff.delay())));
      }
      log.close();
    } catch (IOException | InterruptedException e) {
      report(status.restarting("no longer watched: " + e));
    }
    report(status.now(ProcessStatus.State.STOPPED));
  }

  /** From start to end; says how it ended. */
  private String runOnce() throws IOException, InterruptedException {
    saidReady = false;
    Process process;
    try {
      var builder = new ProcessBuilder(program.command()).redirectErrorStream(true);
      builder.environment().putAll(program.environment());
      process = builder.start();
    } catch (IOException e) {
      log.append(String.valueOf(e.getMessage()));
      log.flush();
      return "cannot be started: " + e.getMessage();
    }
    process.getOutputStream().close();
    report(status.startedAs(ProcessIdentity.of(process.toHandle())));
    if (stopping.getCount() == 0) {
      process.destroy(); // stop() came between the two lines above and saw the process before
    }
    var output = new Output(process.inputReader(), log, this::hear);
    Thread.ofPlatform().daemon().name(program.name() + " log").start(output::copy);
    return "ended with " + watch(process);
  }

  private int watch(Process process) throws InterruptedException {
    Duration probe = PROBE_UNTIL_READY;
    while (!process.waitFor(probe.toMillis(), TimeUnit.MILLISECONDS)) {
      boolean ready = ready();
      probe = ready ? PROBE : PROBE_UNTIL_READY;
      var state = ready ? ProcessStatus.State.READY : ProcessStatus.State.STARTING;
      if (status.state() != state) {
        report(status.now(state));
      }
      if (ready) {
        firstReady.countDown();
      }
    }
    return process.exitValue();
  }

  private boolean ready() {
    return switch (program.readiness()) {
      case Readiness.Says says -> saidReady;
      case Readiness.Answers answers -> answers.now();
    };
  }

  private void hear(String line) {
    if (program.readiness() instanceof Readiness.Says(String beginning)
        && line.startsWith(beginning)) {
      saidReady = true;
    }
  }

  private void report(ProcessStatus next) {
    status = next;
    changed.run();
  }

  private static String seconds(Duration delay) {
    return "%.1f s".formatted(delay.toMillis() / 1000.0);
  }

  /** With its children, which are ours as well: PostgreSQL is one of the local stack. */
  private static void kill(ProcessHandle process) {
    var children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
