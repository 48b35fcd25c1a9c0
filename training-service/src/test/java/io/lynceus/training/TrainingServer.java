package io.lynceus.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ProjectName;
import io.lynceus.localstack.SharedLocalStack;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.identity.ServiceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** training-service on the local stack, with databases of its own, as its callers see it. */
public final class TrainingServer implements AutoCloseable {
  private static final ServiceTokens TOKENS =
      new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC());
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LONG = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final int port;
  private final String audience;

  private TrainingServer(String audience, ConfigurableApplicationContext context) {
    this.audience = audience;
    this.context = context;
    this.port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  /** An answer, and its body as JSON. */
  public record Answer(int status, String body) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public Answer hasStatus(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      return this;
    }

    public Answer isProblem(int expected, String slug) {
      hasStatus(expected);
      assertThat(json().path("type").asString("")).endsWith(":" + slug);
      return this;
    }
  }

  /** What starts the service: on one thread and in float32, so that results repeat. */
  public static List<String> arguments(String name, Path folder) {
    try {
      Path keys = Files.writeString(folder.resolve("jwks.json"), TOKENS.jwks());
      var stack = SharedLocalStack.get();
      Map<String, String> properties = new TreeMap<>(stack.springProperties(name));
      properties.putAll(stack.registryProperties(name + "_registry"));
      properties.put("server.port", "0");
      // Consumers of one service share its events; each of these servers is to hear of all.
      properties.put("spring.application.name", audience(name));
      properties.putAll(
          Map.of(
              "lynceus.registry-bucket", name.replace('_', '-'),
              "lynceus.state", folder.toString(),
              "lynceus.training.threads", "1",
              "lynceus.training.precision", "float32",
              "lynceus.jobs.poll", "200ms",
              "lynceus.jobs.heartbeat", "500ms",
              "lynceus.identity.jwks-uri", keys.toUri().toString()));
      return properties.entrySet().stream()
          .map(p -> "--" + p.getKey() + "=" + p.getValue())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String audience(String name) {
    return "training-service-" + name.replace('_', '-');
  }

  public static TrainingServer start(String name, Path folder) {
    return new TrainingServer(
        audience(name),
        new SpringApplicationBuilder(TrainingApplication.class)
            .run(arguments(name, folder).toArray(String[]::new)));
  }

  /** One for all tests that need no state of their own; it ends with the process. */
  public static TrainingServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final TrainingServer SERVER = start("training_shared", folder());

    private static Path folder() {
      try {
        return Files.createTempDirectory("training-shared");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public Answer get(String path) {
    return as(token(Role.VIEWER, new ProjectScope.All()), "GET", path, "");
  }

  public Answer post(String path, String json) {
    return as(token(Role.ENGINEER, new ProjectScope.All()), "POST", path, json);
  }

  public String token(Role role, ProjectScope scope) {
    return TOKENS.issue(new Caller("ada", Set.of(role), scope), audience, Duration.ofMinutes(10));
  }

  public String limitedTo(String project) {
    return token(Role.ENGINEER, new ProjectScope.Only(Set.of(new ProjectName(project))));
  }

  public Answer as(String token, String method, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.ofString(json))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Queues a run and answers its id. */
  public String run(String json) {
    return post("/api/v1/runs", json).hasStatus(202).json().path("run").asString();
  }

  /** Waits for a run or an evaluation to be over. */
  public JsonNode ended(String path) {
    return Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> get(path).hasStatus(200).json(),
            json -> Set.of("succeeded", "failed", "cancelled").contains(state(json)));
  }

  public static String state(JsonNode json) {
    return json.path("state").asString();
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
