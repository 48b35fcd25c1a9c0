package io.lynceus.gateway.status;

import io.lynceus.gateway.route.Upstream;
import io.lynceus.platform.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The aliases of the models that a caller sees, as inference-service lists them. */
@Component
final class LiveModels {
  private static final String LIST = "/api/v1/models?limit=100";

  private final Services services;
  private final JsonMapper json;

  LiveModels(Services services, JsonMapper json) {
    this.services = services;
    this.json = json;
  }

  /** Empty also while inference-service does not answer, which the list of services says. */
  List<Status.LiveModel> of(Caller caller) {
    return services.ask(Upstream.INFERENCE, LIST, caller).map(this::read).orElse(List.of());
  }

  /** Only the fields that are shown are read, so that the list may grow. */
  List<Status.LiveModel> read(String body) {
    List<Status.LiveModel> live = new ArrayList<>();
    try {
      for (JsonNode model : json.readTree(body).path("items")) {
        for (JsonNode alias : model.path("aliases")) {
          live.add(
              new Status.LiveModel(
                  model.path("model").asString(""),
                  alias.path("alias").asString(""),
                  alias.path("version").asString("")));
        }
      }
    } catch (JacksonException e) {
      return List.of();
    }
    return live;
  }
}
