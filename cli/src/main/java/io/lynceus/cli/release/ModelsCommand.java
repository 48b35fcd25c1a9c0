package io.lynceus.cli.release;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Table;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Models, or the versions of one. */
@Command(
    name = "models",
    description = "List the models, or show one with its versions and aliases.")
public final class ModelsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One model, instead of all.")
  private Optional<String> model = Optional.empty();

  @Mixin private Answer answer = new Answer();

  private final Session session;

  public ModelsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      if (model.isPresent()) {
        JsonNode one = gateway.get(Resource.of("models", model.get()));
        answer.give(session.terminal(), one, () -> table(List.of(one)));
        return 0;
      }
      List<JsonNode> models = gateway.list(Resource.of("models"));
      ObjectNode result = new JsonMapper().createObjectNode();
      result.putArray("models").addAll(models);
      answer.give(
          session.terminal(),
          result,
          () -> models.isEmpty() ? "There is no model yet." : table(models));
      return 0;
    }
  }

  private static String table(List<JsonNode> models) {
    var table = new Table("MODEL", "VERSIONS", "ALIASES");
    for (JsonNode one : models) {
      table.row(
          one.path("model").asString(one.path("name").asString("?")),
          versions(one.path("versions")),
          aliases(one.path("aliases")));
    }
    return table.toString();
  }

  private static String versions(JsonNode versions) {
    return versions.isArray()
        ? versions
            .valueStream()
            .map(v -> v.isObject() ? v.path("version").asString("?") : v.asString("?"))
            .collect(Collectors.joining(", "))
        : versions.asString("");
  }

  private static String aliases(JsonNode aliases) {
    return aliases.isArray()
        ? aliases
            .valueStream()
            .map(
                a ->
                    "%s=%s"
                        .formatted(a.path("alias").asString("?"), a.path("version").asString("?")))
            .collect(Collectors.joining(", "))
        : aliases.properties().stream()
            .map(a -> "%s=%s".formatted(a.getKey(), a.getValue().asString("?")))
            .collect(Collectors.joining(", "));
  }
}
