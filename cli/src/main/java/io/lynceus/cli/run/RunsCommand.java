package io.lynceus.cli.run;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Table;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs, listed, watched and cancelled. */
@Command(name = "runs", description = "List the runs, or show, follow and cancel one.")
public final class RunsCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "One run, instead of all.")
  private Optional<String> run = Optional.empty();

  @Option(names = "--follow", description = "Watch the run until it ends.")
  private boolean follow;

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      if (run.isPresent()) {
        return one(gateway, run.get());
      }
      List<JsonNode> runs = gateway.list(Resource.of("runs"));
      ObjectNode result = JSON.createObjectNode();
      result.putArray("runs").addAll(runs);
      answer.give(session.terminal(), result, () -> words(runs));
      return 0;
    }
  }

  private int one(Gateway gateway, String id) {
    if (follow) {
      var report = new RunReport(new RunWatch(session, gateway, id).untilItEnds(), 0);
      answer.give(session.terminal(), report.json(), report::words);
      return report.exitCode(session.terminal());
    }
    var state = new RunState(gateway.get(Resource.of("runs", id)));
    var report = new RunReport(state, 0);
    answer.give(
        session.terminal(),
        state.said(),
        () -> state.succeeded() ? report.words() : id + ": " + state.note());
    return 0;
  }

  @Command(
      name = "cancel",
      description = "End a run; what it has learned so far is not registered.")
  int cancel(
      @Parameters(paramLabel = "RUN", description = "The run.") String id, @Mixin Answer shown)
      throws IOException {
    try (Gateway gateway = session.gateway()) {
      JsonNode said = gateway.post(Resource.of("runs", id, "cancel"), JSON.createObjectNode());
      ObjectNode result = JSON.createObjectNode().put("run", id);
      said.properties().forEach(field -> result.putIfAbsent(field.getKey(), field.getValue()));
      shown.give(session.terminal(), result, () -> "Run " + id + " is being ended.");
    }
    return 0;
  }

  private static String words(List<JsonNode> runs) {
    if (runs.isEmpty()) {
      return "There is no run yet.";
    }
    var table = new Table("RUN", "PROJECT", "STATE", "VERSION", "MAP50");
    for (JsonNode said : runs) {
      JsonNode mAP50 = said.path("metrics").path("mAP50");
      table.row(
          said.path("run").asString("?"),
          said.path("project").asString(""),
          new RunState(said).ended() ? new RunState(said).state() : new RunState(said).note(),
          said.path("version").asString(""),
          mAP50.isNumber() ? "%.3f".formatted(mAP50.asDouble()) : "");
    }
    return table.toString();
  }
}
