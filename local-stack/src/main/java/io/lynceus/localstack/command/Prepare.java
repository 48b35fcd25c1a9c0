package io.lynceus.localstack.command;

import io.lynceus.localstack.platform.Platform;
import io.lynceus.localstack.platform.PlatformSettings;
import io.lynceus.localstack.settings.StateFolder;
import io.lynceus.localstack.supervision.Supervision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The last step of a build: runs the platform once, on free ports and a state of its own, so that
 * every service writes down which classes it loads and how they are linked. Starts then take half
 * as long; without it they only take longer.
 */
public record Prepare(Path checkout) {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(3);

  /** The exit code; what it has started is gone, whatever happened. */
  public int call() throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("lynceus-prepare-");
    var settings = PlatformSettings.onFreePorts(checkout, state).resolved();
    var supervision =
        new Supervision(
            new Platform(settings).recording(), settings.state(), STOP, Clock.systemUTC());
    var end = new Thread(() -> end(supervision, settings.state()));
    Runtime.getRuntime().addShutdownHook(end);
    Thread start = Thread.ofPlatform().daemon().start(() -> start(supervision));
    boolean started = start.join(START);
    if (!started) {
      System.err.println("The platform was not ready in time; its starts will be slow.");
    }
    Runtime.getRuntime().removeShutdownHook(end);
    end(supervision, settings.state());
    return started ? 0 : 1;
  }

  private static void start(Supervision supervision) {
    try {
      supervision.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Supervision supervision, StateFolder state) {
    try {
      supervision.stop();
      state.delete();
    } catch (UncheckedIOException | InterruptedException e) {
      System.err.println("Not everything was ended: " + e);
    }
  }
}
