package io.lynceus.cli.release;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Moves an alias, which is how a version goes live. */
@Command(
    name = "promote",
    description = "Let an alias name a version; the version behind 'production' is served.")
public final class PromoteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
  private String version = "";

  @Option(names = "--alias", required = true, description = "production, staging, shadow, ...")
  private String alias = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it stands in the ledger.")
  private String reason = "";

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public PromoteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode body =
        new JsonMapper().createObjectNode().put("version", version).put("reason", reason);
    try (Gateway gateway = session.gateway()) {
      JsonNode moved = gateway.put(Resource.of("models", model, "aliases", alias), body);
      ObjectNode result = new JsonMapper().createObjectNode();
      result.put("model", model).put("version", version).put("alias", alias).putNull("previous");
      moved.properties().forEach(field -> result.set(field.getKey(), field.getValue()));
      answer.give(session.terminal(), result, () -> words(result.path("previous")));
    }
    return 0;
  }

  private String words(JsonNode previous) {
    String before = previous.isNull() ? "" : ", before it was " + previous.asString("?");
    return "%s@%s is version %s%s".formatted(model, alias, version, before);
  }
}
