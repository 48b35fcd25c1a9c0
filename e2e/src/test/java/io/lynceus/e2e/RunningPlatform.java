package io.lynceus.e2e;

import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.command.Prepare;
import io.lynceus.localstack.platform.Platform;
import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.supervision.ProcessStatus;
import io.lynceus.localstack.supervision.Program;
import io.lynceus.localstack.supervision.RotatingLog;
import io.lynceus.localstack.supervision.Supervision;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The platform of a test: all its processes on free ports, its state in a folder of its own, both
 * gone when it is closed. Supervised as `make up` does it: what is killed comes back.
 */
public final class RunningPlatform implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int DEATHS = 5;

  /**
   * What crashes leave in the object store is gone in seconds and not in an hour, who falls silent
   * is left sooner; runs repeat to the last digit.
   */
  private static final Map<String, String> FOR_TESTS =
      Map.of(
          "LYNCEUS_ORPHANS_AGE", "4s",
          "LYNCEUS_ORPHANS_INTERVAL", "1s",
          "SERVER_TOMCAT_CONNECTIONTIMEOUT", "8s",
          "LYNCEUS_TRAINING_THREADS", "1",
          "LYNCEUS_TRAINING_PRECISION", "float32");

  private final Path state;
  private final PlatformSettings settings;
  private final Links links;
  private final Supervision supervision;
  private Duration firstStart = Duration.ZERO;

  private RunningPlatform(Path state, PlatformSettings settings, UnaryOperator<Program> change)
      throws IOException {
    this.state = state;
    this.settings = settings;
    this.links = Links.to(settings.stack(), settings.checkout());
    List<List<Program>> stages =
        links.through(new Platform(settings).stages()).stream()
            .map(stage -> stage.stream().map(change).toList())
            .toList();
    this.supervision = new Supervision(stages, settings.state(), STOP, new HurriedClock());
  }

  /** Returns when every service is ready; says what the one that is not has logged. */
  static RunningPlatform start() {
    return startWith(Map.of());
  }

  /** The same with more in the environment of each program. */
  public static RunningPlatform startWith(Map<String, String> environment) {
    return start(program -> with(with(program, FOR_TESTS), environment));
  }

  /** A program with more in its environment. */
  public static Program with(Program program, Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(program.environment());
    environment.putAll(more);
    return new Program(
        program.name(), program.address(), program.command(), environment, program.readiness());
  }

  /** The same with each program as {@code change} makes it. */
  public static RunningPlatform start(UnaryOperator<Program> change) {
    try {
      Path state = Files.createTempDirectory("lynceus-e2e-");
      Path checkout = Path.of(System.getProperty("lynceus.root"));
      var settings = PlatformSettings.onFreePorts(checkout, state).resolved();
      List<String> problems = settings.problems();
      if (!problems.isEmpty()) {
        throw new IllegalStateException(String.join("\n", problems));
      }
      if (!new Platform(settings).isRecorded()) {
        new Prepare(checkout).call(); // As the last step of every build; a start may not wait more.
      }
      var platform = new RunningPlatform(state, settings, change);
      long begun = System.nanoTime();
      Thread.ofPlatform().daemon().start(platform::supervise);
      platform.awaitReady();
      platform.firstStart = Duration.ofNanos(System.nanoTime() - begun);
      return platform;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI gateway() {
    return url(ServiceModule.GATEWAY);
  }

  public URI url(ServiceModule service) {
    return URI.create(settings.url(service));
  }

  public String adminKey() throws IOException {
    return Files.readString(settings.state().file("admin-key")).strip();
  }

  public ProcessHandle process(String name) {
    return status(name).process().find().orElseThrow();
  }

  public int restarts(String name) {
    return status(name).restarts();
  }

  /** kill -9, of a service by its module's name or of the {@code stack}. */
  public void kill(String name) {
    ProcessHandle process = process(name);
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  public void awaitReady() {
    Map<String, Integer> before =
        supervision.statuses().stream()
            .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::restarts));
    await()
        .atMost(START)
        .pollInterval(POLL)
        .conditionEvaluationListener(null)
        .failFast(() -> somethingKeepsDying(before))
        .until(() -> supervision.statuses().stream().allMatch(RunningPlatform::ready));
  }

  public List<String> names() {
    return supervision.statuses().stream().map(ProcessStatus::name).toList();
  }

  /** The last lines that a process has logged. */
  public String log(String name) {
    try {
      return String.join("\n", RotatingLog.tail(Supervision.logFile(settings.state(), name), 40));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** How long this machine took from nothing to everything ready. */
  public Duration firstStart() {
    return firstStart;
  }

  /** What stands between the services and their backing systems. */
  public Links links() {
    return links;
  }

  /** How a test itself reaches the backing systems, past all faults but those of Kafka. */
  public Connections connections() {
    return Connections.of(settings.stack());
  }

  /** The folder of the platform's state. */
  public Path state() {
    return state;
  }

  /** kill -9 of all processes at once, PostgreSQL's included. */
  public void cutPower() {
    List<ProcessHandle> all =
        supervision.statuses().stream()
            .flatMap(status -> status.process().find().stream())
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Whether it takes requests at this moment. */
  public boolean isReady(String name) {
    return ready(status(name));
  }

  @Override
  public void close() {
    try {
      links.heal();
      supervision.stop();
      links.close();
      settings.state().delete();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void supervise() {
    try {
      supervision.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void somethingKeepsDying(Map<String, Integer> before) {
    for (ProcessStatus status : supervision.statuses()) {
      if (status.restarts() > before.get(status.name()) + DEATHS && !ready(status)) {
        throw new IllegalStateException(
            status.name() + " " + status.detail() + "\n" + log(status.name()));
      }
    }
  }

  private static boolean ready(ProcessStatus status) {
    // The supervisor hears of a death a moment after it.
    return status.state() == ProcessStatus.State.READY && status.process().find().isPresent();
  }

  private ProcessStatus status(String name) {
    return supervision.statuses().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
