package io.lynceus.cli.release;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Multipart;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Registers a detector that was trained elsewhere. */
@Command(
    name = "register",
    description = "Register a foreign detector: an ONNX file and the manifest that explains it.")
public final class RegisterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "The name of the model.")
  private String model = "";

  @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "The network.")
  private Path onnx = Path.of("");

  @Option(
      names = "--manifest",
      required = true,
      paramLabel = "FILE",
      description = "A lynceus.json with classes, input recipe and output layout.")
  private Path manifest = Path.of("");

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public RegisterCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Multipart files = new Multipart().file("model", onnx).file("manifest", manifest);
    try (Gateway gateway = session.gateway()) {
      JsonNode made = gateway.upload(Resource.of("models", model, "versions"), files);
      ObjectNode result = new JsonMapper().createObjectNode().put("model", model);
      result.set("version", made.path("version"));
      made.properties().forEach(field -> result.putIfAbsent(field.getKey(), field.getValue()));
      answer.give(
          session.terminal(),
          result,
          () -> "%s version %s".formatted(model, made.path("version").asString("?")));
    }
    return 0;
  }
}
