package io.lynceus.e2e;

import static org.awaitility.Awaitility.await;

import io.lynceus.localstack.platform.Platform;
import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.platform.ServiceModule;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.supervision.ProcessStatus;
import io.lynceus.localstack.supervision.RotatingLog;
import io.lynceus.localstack.supervision.Supervision;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The platform of a test: all its processes on free ports, its state in a folder of its own, both
 * gone when it is closed. Supervised as `make up` does it: what is killed comes back.
 */
public final class RunningPlatform implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(25);
  private final Path state;
  private final PlatformSettings settings;
  private final Supervision supervision;

  private RunningPlatform(Path state, PlatformSettings settings) throws IOException {
    this.state = state;
    this.settings = settings;
    this.supervision =
        new Supervision(new Platform(settings).stages(), settings.state(), STOP, Clock.systemUTC());
  }

  /** Returns when every service is ready; says what the one that is not has logged. */
  static RunningPlatform start() {
    try {
      Path state = Files.createTempDirectory("lynceus-e2e-");
      Path checkout = Path.of(System.getProperty("lynceus.root"));
      var settings = PlatformSettings.onFreePorts(checkout, state).resolved();
      List<String> problems = settings.problems();
      if (!problems.isEmpty()) {
        throw new IllegalStateException(String.join("\n", problems));
      }
      var platform = new RunningPlatform(state, settings);
      Thread.ofPlatform().daemon().start(platform::supervise);
      platform.awaitReady();
      return platform;
    } catch (IOException e) {
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
  void kill(String name) {
    ProcessHandle process = process(name);
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  public void awaitReady() {
    await()
        .atMost(START)
        .conditionEvaluationListener(null)
        .failFast(this::somethingKeepsDying)
        .until(() -> supervision.statuses().stream().allMatch(RunningPlatform::ready));
  }

  List<String> names() {
    return supervision.statuses().stream().map(ProcessStatus::name).toList();
  }

  /** Where its servers are, and who may come in. */
  public Connections connections() {
    return Connections.of(settings.stack());
  }

  /** The folder of everything that it keeps. */
  public Path state() {
    return settings.state().path();
  }

  /** The last lines that a process has logged. */
  String log(String name) {
    try {
      return String.join("\n", RotatingLog.tail(Supervision.logFile(settings.state(), name), 40));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    try {
      supervision.stop();
      try (Stream<Path> files = Files.walk(state)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException e) {
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

  private void somethingKeepsDying() {
    for (ProcessStatus status : supervision.statuses()) {
      if (status.restarts() > 2 && !ready(status)) {
        throw new IllegalStateException(
            status.name() + " " + status.detail() + "\n" + log(status.name()));
      }
    }
  }

  private static boolean ready(ProcessStatus status) {
    return status.state() == ProcessStatus.State.READY;
  }

  private ProcessStatus status(String name) {
    return supervision.statuses().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
