package io.lynceus.cli.run;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.GatewayRefused;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts a run and watches it to its end. */
@Command(
    name = "train",
    description = {
      "Train a detector on a dataset version and register it.",
      "Ctrl-C ends the watching, not the run."
    })
public final class TrainCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int ASKED = 30;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject = new Subject();

  @Option(
      names = "--dataset",
      paramLabel = "ID",
      description = "The dataset version; without it the project's newest.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "pico, nano or small; without it nano, or that of --from.")
  private Optional<String> preset = Optional.empty();

  @Option(
      names = "--image-size",
      paramLabel = "PIXELS",
      description = "A multiple of 32; without it 320.")
  private Optional<Integer> imageSize = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each picture is seen; without it 100 times.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--orientation",
      description = "upright, or free where pictures have no upside (microscopes, satellites).")
  private Optional<Orientation> orientation = Optional.empty();

  @Option(names = "--seed", paramLabel = "K", description = "Everything random follows from it.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "NAME@ALIAS",
      description = "Start from what this version has learned.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model's name, if not the project's.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--force", description = "Train although the dataset's validation failed.")
  private boolean force;

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public TrainCommand(Session session) {
    this.session = session;
  }

  /** One of the two. */
  static final class Subject {
    @Option(names = "--project", paramLabel = "NAME", description = "The project.")
    private String project = "";

    @Option(
        names = "--newest",
        description = "The project whose dataset version is the newest of all.")
    private boolean newest;
  }

  /** The values of {@code --orientation}. */
  enum Orientation {
    upright,
    free
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      long started = session.nanos().getAsLong();
      var begun = new RunState(begun(gateway, project(gateway)));
      session.terminal().note("Run " + begun.run());
      RunState ended = new RunWatch(session, gateway, begun.run()).untilItEnds();
      var report = new RunReport(ended, (session.nanos().getAsLong() - started) / 1e9);
      answer.give(session.terminal(), report.json(), report::words);
      return report.exitCode(session.terminal());
    }
  }

  /** Asks again while training-service has not heard of a dataset version that is there. */
  private JsonNode begun(Gateway gateway, String project) {
    for (int asked = 1; ; asked++) {
      try {
        return gateway.post(Resource.of("runs"), body(project));
      } catch (GatewayRefused refused) {
        if (asked > ASKED
            || !refused.problem().is("dataset-version-not-found")
            || !isFrozen(gateway, project)) {
          throw refused;
        }
        if (asked == 1) {
          session
              .terminal()
              .note("Waiting until training-service has heard of the dataset version");
        }
        gateway.pause().of(BETWEEN);
      }
    }
  }

  private boolean isFrozen(Gateway gateway, String project) {
    try {
      return gateway.list(Resource.of("projects", project, "datasets")).stream()
          .map(version -> version.path("dataset").asString(""))
          .anyMatch(id -> dataset.isEmpty() || dataset.get().equals(id));
    } catch (GatewayRefused noProject) {
      return false;
    }
  }

  private String project(Gateway gateway) {
    if (!subject.newest) {
      return subject.project;
    }
    Optional<JsonNode> newest =
        gateway.list(Resource.of("projects")).stream()
            .map(p -> Resource.of("projects", p.path("project").asString(""), "datasets"))
            .flatMap(datasets -> gateway.list(datasets).stream())
            .max(Comparator.comparing(version -> version.path("created").asString("")));
    return newest
        .map(version -> version.path("project").asString(""))
        .orElseThrow(() -> new CommandFailed("There is no dataset version yet: freeze one."));
  }

  private ObjectNode body(String project) {
    ObjectNode body = new JsonMapper().createObjectNode();
    body.put("project", project);
    preset.ifPresent(name -> body.put("preset", name));
    imageSize.ifPresent(pixels -> body.put("imageSize", pixels));
    dataset.ifPresent(id -> body.put("dataset", id));
    epochs.ifPresent(n -> body.put("epochs", n));
    orientation.ifPresent(o -> body.put("orientation", o.name()));
    seed.ifPresent(k -> body.put("seed", k));
    from.ifPresent(version -> body.put("from", version));
    model.ifPresent(name -> body.put("model", name));
    if (force) {
      body.put("force", true);
    }
    return body;
  }
}
