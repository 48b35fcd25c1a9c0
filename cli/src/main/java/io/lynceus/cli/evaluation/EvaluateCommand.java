package io.lynceus.cli.evaluation;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Table;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.evaluation.file.CocoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates a registered version on a split, or a list of detections against a truth. */
@Command(
    name = "evaluate",
    description = {
      "Measure a registered version, or a list of detections.",
      "A version is measured on a split of a dataset version. Detections are measured against a",
      "truth, both in COCO's format; that needs no platform."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMillis(500);

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject = new Subject();

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public EvaluateCommand(Session session) {
    this.session = session;
  }

  /** One of the two. */
  static final class Subject {
    @ArgGroup(exclusive = false, heading = "Of a registered version:%n")
    private @Nullable Registered registered;

    @ArgGroup(exclusive = false, heading = "Of two files:%n")
    private @Nullable TwoFiles files;
  }

  /** A version that the platform holds. */
  static final class Registered {
    @Option(names = "--model", required = true, paramLabel = "NAME", description = "The model.")
    private String model = "";

    @Option(
        names = "--version",
        required = true,
        paramLabel = "V|@ALIAS",
        description = "The version, or an alias of it.")
    private String version = "";

    @Option(
        names = "--dataset",
        required = true,
        paramLabel = "ID",
        description = "The dataset version.")
    private String dataset = "";

    @Option(names = "--split", description = "train, val, calibration or test (${DEFAULT-VALUE}).")
    private String split = "test";

    ObjectNode body() {
      ObjectNode body = new JsonMapper().createObjectNode().put("model", model);
      if (version.startsWith("@")) {
        body.put("alias", version.substring(1));
      } else {
        body.put("version", version);
      }
      return body.put("dataset", dataset).put("split", split);
    }
  }

  /** What is there and what was said, in files. */
  static final class TwoFiles {
    @Option(
        names = "--truth",
        required = true,
        paramLabel = "COCO.json",
        description = "What is there.")
    private Path truth = Path.of("");

    @Option(
        names = "--detections",
        required = true,
        paramLabel = "RESULTS.json",
        description = "What a detector said.")
    private Path detections = Path.of("");
  }

  @Override
  public Integer call() throws IOException {
    JsonNode result = subject.files != null ? ofFiles(subject.files) : ofVersion();
    answer.give(session.terminal(), result, () -> words(result));
    return 0;
  }

  private static JsonNode ofFiles(TwoFiles files) throws IOException {
    return new JsonMapper()
        .valueToTree(Evaluation.of(CocoFiles.read(files.truth, files.detections)));
  }

  private JsonNode ofVersion() throws IOException {
    Registered registered = subject.registered == null ? new Registered() : subject.registered;
    try (Gateway gateway = session.gateway()) {
      JsonNode begun = gateway.post(Resource.of("evaluations"), registered.body());
      var place = Resource.of("evaluations", begun.path("evaluation").asString(""));
      while (true) {
        JsonNode now = gateway.get(place);
        if (now.path("coco").isObject()) {
          return now;
        }
        if (now.path("state").asString("").equals("failed")) {
          throw new CommandFailed("The evaluation failed: " + now.path("reason").asString("?"));
        }
        gateway.pause().of(BETWEEN);
      }
    }
  }

  private static String words(JsonNode result) {
    var coco = new Table("COCO", "");
    result.path("coco").properties().forEach(e -> coco.row(e.getKey(), number(e.getValue())));
    var ultralytics = new Table("ULTRALYTICS", "");
    result
        .path("ultralytics")
        .properties()
        .forEach(e -> ultralytics.row(e.getKey(), number(e.getValue())));
    var perClass = new Table("CLASS", "BOXES", "MAP50", "MAP50-95");
    result
        .path("perClass")
        .properties()
        .forEach(
            e ->
                perClass.row(
                    e.getKey(),
                    e.getValue().path("boxes").asInt(0),
                    number(e.getValue().path("mAP50")),
                    number(e.getValue().path("mAP50-95"))));
    return "%s%n%n%s%n%n%s".formatted(coco, ultralytics, perClass);
  }

  private static String number(JsonNode value) {
    return value.isNumber() && value.asDouble() >= 0 ? "%.4f".formatted(value.asDouble()) : "-";
  }
}
