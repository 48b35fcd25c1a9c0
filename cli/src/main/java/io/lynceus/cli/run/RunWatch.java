package io.lynceus.cli.run;

import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.GatewayRefused;
import io.lynceus.cli.gateway.GatewayUnreachable;
import io.lynceus.cli.gateway.Resource;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Watches a run until it has ended. It listens to the run's events; when the stream breaks, it asks
 * for the state and listens again, for as long as a restart of the platform may take.
 */
final class RunWatch {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int SILENT_ROUNDS = 120;

  private final Session session;
  private final Gateway gateway;
  private final String run;

  RunWatch(Session session, Gateway gateway, String run) {
    this.session = session;
    this.gateway = gateway;
    this.run = run;
  }

  RunState untilItEnds() {
    try (var _ = new Detachment(session.terminal(), run);
        ProgressBar bar = session.progress("training")) {
      int silent = 0;
      while (true) {
        Optional<RunState> seen = look(bar, silent == SILENT_ROUNDS);
        if (seen.isPresent() && seen.get().ended()) {
          return seen.get();
        }
        silent = seen.isPresent() ? 0 : silent + 1;
        gateway.pause().of(BETWEEN);
      }
    }
  }

  private Optional<RunState> look(ProgressBar bar, boolean last) {
    try {
      var state = new RunState(gateway.get(Resource.of("runs", run)));
      show(bar, state);
      if (!state.ended()) {
        gateway.events(Resource.of("runs", run, "events"), data -> heard(bar, data));
      }
      return Optional.of(state);
    } catch (GatewayUnreachable | GatewayRefused silence) {
      boolean away = !(silence instanceof GatewayRefused refused) || refused.isAway();
      if (last || !away) {
        throw silence;
      }
      return Optional.empty();
    }
  }

  private static boolean heard(ProgressBar bar, JsonNode data) {
    var state = new RunState(data);
    show(bar, state);
    return !state.ended();
  }

  private static void show(ProgressBar bar, RunState state) {
    JsonNode left = state.progress().path("secondsLeft");
    if (left.isNumber() && !state.ended()) {
      bar.share(state.share(), state.note(), left.asLong());
    } else {
      bar.share(state.share(), state.note());
    }
  }
}
