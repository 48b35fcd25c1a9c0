package io.lynceus.cli.demo;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.demo.drawing.Scene;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.GatewayRefused;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole loop in one go: on drawn fruit, or on somebody's own folder. */
@Command(
    name = "demo",
    description = {
      "Walk the whole loop, on drawn fruit or on your own pictures.",
      "Imports, freezes, trains, promotes, detects in fresh pictures; shows each command, so that",
      "you can type it yourself."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 20_260_101;
  private static final int PICTURES = 360;
  private static final int FRESH = 12;
  private static final double GOOD = 0.9;

  @Option(
      names = "--dataset",
      paramLabel = "FOLDER",
      description = "Your own pictures and boxes, in YOLO, VOC or COCO layout.")
  private Optional<Path> dataset = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where pictures are put (${DEFAULT-VALUE}).")
  private Path folder = Path.of(".lynceus", "demo");

  @Option(names = "--pictures", hidden = true)
  private int pictures = PICTURES;

  @Mixin private Answer answer = new Answer();

  private final Session session;
  private final Steps steps;

  /** {@code commands} does what is typed in a session; this command is one of those. */
  public DemoCommand(Session session, ToIntBiFunction<Session, String[]> commands) {
    this.session = session;
    this.steps = new Steps(session, commands);
  }

  @Override
  public Integer call() throws IOException {
    String project = dataset.map(DemoCommand::named).orElse("demo");
    Path source = dataset.isPresent() ? dataset.get() : drawn();
    List<String> classes = dataset.isPresent() ? FolderClasses.of(source) : Scene.CLASSES;
    create(project, classes);
    steps.run("import", source, "--project", project);
    JsonNode run = trained(project, steps.run("freeze", "--project", project));
    String model = run.path("model").asString("");
    String version = run.path("version").asString("");
    steps.run("promote", model, version, "--alias", "production", "--reason", "shown in the demo");
    return shown(project, run, detected(project, source));
  }

  /** A project's name made of a folder's. */
  private static String named(Path folder) {
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "demo-" + plain.replaceAll("^-|-$", "");
  }

  private Path drawn() throws IOException {
    Path place = folder.resolve("fruit");
    var drawn = new DrawnDataset(place, SEED);
    if (!drawn.isThere()) {
      try (ProgressBar bar = session.progress("drawing")) {
        drawn.draw(pictures, bar);
      }
    }
    DrawnDataset.fresh(folder.resolve("fresh"), SEED + 1_000_000, FRESH);
    return place;
  }

  private void create(String project, List<String> classes) throws IOException {
    try (Gateway gateway = session.gateway()) {
      gateway.get(Resource.of("projects", project));
      session.terminal().note("Project " + project + " is there from an earlier demo.");
    } catch (GatewayRefused refused) {
      if (refused.problem().status() != 404) {
        throw refused;
      }
      steps.run("project", "create", project, "--classes", String.join(",", classes));
    }
  }

  private JsonNode trained(String project, JsonNode frozen) {
    List<Object> words = new ArrayList<>(List.of("train", "--project", project));
    words.addAll(List.of("--dataset", frozen.path("dataset").asString("")));
    if (dataset.isPresent()) {
      words.addAll(List.of("--preset", "nano", "--image-size", 320, "--epochs", 40));
    } else {
      words.addAll(List.of("--preset", "pico", "--image-size", 192, "--epochs", 16));
      words.addAll(List.of("--orientation", "free", "--seed", 1));
    }
    return steps.run(words.toArray());
  }

  private JsonNode detected(String project, Path source) throws IOException {
    List<Path> fresh =
        dataset.isPresent() ? HeldOut.of(source, FRESH) : List.of(folder.resolve("fresh"));
    List<Object> words = new ArrayList<>();
    words.add("detect");
    words.addAll(fresh);
    words.addAll(List.of("--project", project, "--save", folder.resolve("found")));
    return steps.run(words.toArray());
  }

  private int shown(String project, JsonNode run, JsonNode found) throws IOException {
    JsonNode metrics = run.path("metrics");
    double mAP50 = metrics.path("mAP50").asDouble(0);
    ObjectNode result = new JsonMapper().createObjectNode().put("project", project);
    result.set("metrics", metrics);
    result.set("images", found.path("images"));
    try (Gateway gateway = session.gateway()) {
      String address = gateway.connection().gateway().toString();
      answer.give(session.terminal(), result, () -> words(project, run, found, address));
    }
    if (dataset.isEmpty() && mAP50 < GOOD) {
      // The result is printed already, and with --json it is the one object.
      session
          .terminal()
          .note("lynceus: mAP50 is %.3f; on drawn fruit it should be 0.9".formatted(mAP50));
      return 1;
    }
    return 0;
  }

  private String words(String project, JsonNode run, JsonNode found, String address) {
    long boxes =
        found
            .path("images")
            .valueStream()
            .mapToLong(image -> image.path("detections").size())
            .sum();
    return """

        %s version %s: mAP50 %.3f, mAP50-95 %.3f on pictures it has not seen, after %.0f s.
        It found %d objects in %d fresh pictures: %s

        The platform stays up: %s   (API: %s/docs)
        Next: bin/lynceus detect YOUR.jpg --project %s --save found
        It ends with: make down
        """
        .formatted(
            run.path("model").asString("?"),
            run.path("version").asString("?"),
            run.path("metrics").path("mAP50").asDouble(0),
            run.path("metrics").path("mAP50-95").asDouble(0),
            run.path("seconds").asDouble(0),
            boxes,
            found.path("images").size(),
            folder.resolve("found").toAbsolutePath().normalize(),
            address,
            address,
            project)
        .stripTrailing();
  }
}
