package io.lynceus.cli.status;

import io.lynceus.cli.console.Answer;
import io.lynceus.cli.console.Session;
import io.lynceus.cli.console.Table;
import io.lynceus.cli.gateway.Gateway;
import io.lynceus.cli.gateway.Resource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Which services are ready, and which model versions are live. */
@Command(
    name = "status",
    description = "Show which services are ready and which models are live; 1 if one is not ready.")
public final class StatusCommand implements Callable<Integer> {
  @Mixin private Answer answer = new Answer();

  private final Session session;

  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (Gateway gateway = session.gateway()) {
      JsonNode status = gateway.get(Resource.of("status"));
      answer.give(session.terminal(), status, () -> words(status));
      JsonNode services = status.path("services");
      boolean ready = services.valueStream().allMatch(s -> s.path("ready").asBoolean(false));
      return ready && !services.isEmpty() ? 0 : 1;
    }
  }

  private static String words(JsonNode status) {
    var services = new Table("SERVICE", "READY");
    for (JsonNode service : status.path("services")) {
      String ready = service.path("ready").asBoolean(false) ? "yes" : "no";
      services.row(service.path("name").asString("?"), ready);
    }
    if (status.path("models").isEmpty()) {
      return services + System.lineSeparator() + "No model has an alias yet.";
    }
    var models = new Table("MODEL", "ALIAS", "VERSION");
    for (JsonNode live : status.path("models")) {
      models.row(
          live.path("model").asString("?"),
          live.path("alias").asString(""),
          live.path("version").asString(""));
    }
    return services + System.lineSeparator() + System.lineSeparator() + models;
  }
}
