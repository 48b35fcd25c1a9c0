package io.lynceus.cli.detection;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.CommandFailed;
import io.lynceus.cli.console.ProgressBar;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.GatewayRefused;
import io.lynceus.cli.gateway.Multipart;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the live model of a project about pictures. */
@Command(
    name = "detect",
    description = "Detect in pictures; 1 if one of them could not be looked at.")
public final class DetectCommand implements Callable<Integer> {
  /** Few enough for the service's queue and for an answer within its deadline. */
  private static final int AT_ONCE = 8;

  /** How the types of all problems of a picture begin. */
  private static final String BAD_PICTURE = "urn:lynceus:problem:picture-";

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Pictures, or folders of them.")
  private List<Path> images = List.of();

  @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project.")
  private String project = "";

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "The model; without it the project's own.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "V|@ALIAS",
      description = "A version, or an alias of it; without it the one in production.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "Leave out what is less sure, 0 to 1.")
  private Optional<Double> confidence = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "Save the pictures with their boxes as PNG.")
  private Optional<Path> save = Optional.empty();

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public DetectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = PictureFiles.of(images);
    if (files.isEmpty()) {
      throw new CommandFailed(images.getFirst() + " has no pictures in it");
    }
    List<DetectedPicture> pictures = detected(files);
    if (save.isPresent()) {
      new SavedPictures(save.get()).save(pictures);
    }
    ObjectNode result = JSON.createObjectNode();
    pictures.forEach(picture -> result.withArray("images").add(picture.said()));
    answer.give(session.terminal(), result, () -> words(pictures));
    List<DetectedPicture> bad =
        pictures.stream().filter(picture -> picture.problem().isPresent()).toList();
    bad.forEach(picture -> session.terminal().note("lynceus: " + picture.words()));
    return bad.isEmpty() ? 0 : 1;
  }

  private List<DetectedPicture> detected(List<Path> files) throws IOException {
    List<DetectedPicture> pictures = new ArrayList<>();
    try (Gateway gateway = session.gateway();
        ProgressBar bar = session.progress("detecting")) {
      for (int from = 0; from < files.size(); from += AT_ONCE) {
        pictures.addAll(ask(gateway, files.subList(from, Math.min(from + AT_ONCE, files.size()))));
        String note = "%d of %d pictures".formatted(pictures.size(), files.size());
        if (files.size() > AT_ONCE) {
          bar.share((double) pictures.size() / files.size(), note);
        }
      }
    }
    return pictures;
  }

  private List<DetectedPicture> ask(Gateway gateway, List<Path> files) throws IOException {
    List<Path> readable = files.stream().filter(Files::isReadable).toList();
    List<ObjectNode> seen = readable.isEmpty() ? List.of() : seen(gateway, readable);
    List<DetectedPicture> pictures = new ArrayList<>();
    for (Path file : files) {
      int index = readable.indexOf(file);
      String unread = "There is no such file, or it may not be read";
      // A copy: one file may have been typed twice.
      ObjectNode said = index < 0 ? problem(unread) : seen.get(index).deepCopy();
      pictures.add(new DetectedPicture(file, said.put("source", file.toString())));
    }
    return pictures;
  }

  /** The refusal of a picture that goes alone is that picture's problem, not all the others'. */
  private List<ObjectNode> seen(Gateway gateway, List<Path> files) throws IOException {
    var body = new Multipart();
    for (Path file : files) {
      body.file("files", file);
    }
    try {
      JsonNode images = gateway.upload(resource(), body).path("images");
      return IntStream.range(0, files.size()).mapToObj(index -> said(images, index)).toList();
    } catch (GatewayRefused refused) {
      if (files.size() > 1 || !refused.problem().type().startsWith(BAD_PICTURE)) {
        throw refused;
      }
      return List.of(problem(refused.problem().sentence()));
    }
  }

  private Resource resource() {
    Optional<String> alias = version.filter(v -> v.startsWith("@")).map(v -> v.substring(1));
    return Resource.of("models", model.orElse(project), "detections")
        .with("version", version.filter(v -> !v.startsWith("@")))
        .with("alias", alias)
        .with("confidence", confidence);
  }

  private static ObjectNode said(JsonNode images, int index) {
    if (!images.path(index).isObject()) {
      return problem("The platform did not say anything about it");
    }
    ObjectNode copy = JSON.createObjectNode().put("source", "");
    images.path(index).properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
    return copy;
  }

  private static ObjectNode problem(String detail) {
    ObjectNode said = JSON.createObjectNode().put("source", "");
    said.putObject("problem").put("detail", detail);
    return said;
  }

  private String words(List<DetectedPicture> pictures) {
    String lines =
        pictures.stream()
            .filter(picture -> picture.problem().isEmpty())
            .map(DetectedPicture::words)
            .collect(Collectors.joining(System.lineSeparator()));
    return save.map(folder -> lines + "%nSaved in %s".formatted(folder)).orElse(lines);
  }
}
