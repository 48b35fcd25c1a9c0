package io.lynceus.gateway.openapi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.lynceus.gateway.route.Upstream;
import io.lynceus.gateway.status.Services;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
class OpenApiController {
  private static final Caller GATEWAY =
      new Caller("gateway", Set.of(Role.VIEWER), new ProjectScope.Only(Set.of()));

  private final Services services;
  private final JsonMapper json;
  private final LoadingCache<String, ObjectNode> lately =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build(key -> merged());

  OpenApiController(Services services, JsonMapper json) {
    this.services = services;
    this.json = json;
  }

  /** {@code x-missing} names the services that did not say what they have. */
  @GetMapping("/api/v1/openapi.json")
  ObjectNode document() {
    return lately.get("all");
  }

  private ObjectNode merged() {
    var document = new MergedDocument(json, base());
    var missing = json.createArrayNode();
    for (Upstream service : Upstream.values()) {
      services
          .ask(service, "/v3/api-docs", GATEWAY)
          .map(json::readTree)
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .ifPresentOrElse(
              said -> document.add(capitalised(service), said),
              () -> missing.add(service.serviceName()));
    }
    ObjectNode whole = document.document();
    if (!missing.isEmpty()) {
      whole.set("x-missing", missing);
    }
    return whole;
  }

  private ObjectNode base() {
    try (InputStream resource = new ClassPathResource("openapi.json").getInputStream()) {
      return (ObjectNode) json.readTree(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String capitalised(Upstream service) {
    String name = service.name();
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
