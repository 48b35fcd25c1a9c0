package io.lynceus.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.localstack.SharedLocalStack;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.identity.ServiceTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** data-service on the local stack, with a database of its own, as its callers see it. */
public final class DataServer implements AutoCloseable {
  private static final ServiceTokens TOKENS =
      new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC());
  private static final AtomicInteger SERVERS = new AtomicInteger();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final int port;

  private DataServer(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  private static final class Shared {
    static final DataServer SERVER = start(temporary());

    private static Path temporary() {
      try {
        return Files.createTempDirectory("lynceus-data-");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** The one of this JVM; tests keep apart by projects of their own. */
  public static DataServer shared() {
    return Shared.SERVER;
  }

  /** {@code folder} is for its scratch files. */
  public static DataServer start(Path folder, String... more) {
    return startOn(
        "lynceus_data_" + ProcessHandle.current().pid() + "_" + SERVERS.incrementAndGet(),
        folder,
        more);
  }

  public static DataServer startOn(String database, Path folder, String... more) {
    try {
      Path keys = Files.writeString(folder.resolve("jwks.json"), TOKENS.jwks());
      Map<String, String> stack = SharedLocalStack.get().springProperties(database);
      var application =
          new SpringApplicationBuilder(DataApplication.class)
              .properties("server.port=0", "server.address=127.0.0.1");
      java.util.List<String> arguments = new java.util.ArrayList<>();
      stack.forEach((key, value) -> arguments.add("--" + key + "=" + value));
      arguments.add("--server.port=0");
      arguments.add("--lynceus.identity.jwks-uri=" + keys.toUri());
      arguments.add("--lynceus.bucket=" + database.replace('_', '-'));
      arguments.add("--lynceus.scratch=" + folder.resolve("scratch"));
      arguments.addAll(java.util.List.of(more));
      return new DataServer(application.run(arguments.toArray(String[]::new)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The folder for work in progress. */
  public Path scratch() {
    return Path.of(context.getEnvironment().getRequiredProperty("lynceus.scratch"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> java.util.List<T> beans(Class<T> type) {
    return java.util.List.copyOf(context.getBeansOfType(type).values());
  }

  /** An answer, its body read as JSON where it is. */
  public record Answer(int status, HttpResponse<byte[]> response) {
    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public byte[] bytes() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public Answer hasStatus(int expected) {
      assertThat(status)
          .as(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(expected);
      return this;
    }

    public Answer isProblem(int expected, String slug) {
      hasStatus(expected);
      assertThat(json().path("type").asString("")).endsWith(":" + slug);
      assertThat(header("Content-Type")).contains("problem+json");
      return this;
    }
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), engineer());
  }

  public Answer getAs(String token, String path) {
    return send("GET", path, BodyPublishers.noBody(), token);
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), engineer());
  }

  public Answer send(String method, String path, String json, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return send(method, path, BodyPublishers.ofString(json), engineer(), all);
  }

  public Answer sendAs(String token, String method, String path, String json) {
    return send(
        method, path, BodyPublishers.ofString(json), token, "Content-Type", "application/json");
  }

  /** Files by name, in one multipart field. */
  public Answer upload(String path, String field, Map<String, byte[]> files) {
    return uploadAs(engineer(), path, field, files);
  }

  public Answer uploadAs(String token, String path, String field, Map<String, byte[]> files) {
    return multipart(token, path, field, files, "Accept", "*/*");
  }

  /** With an {@code Idempotency-Key}. */
  public Answer uploadKeyed(String key, String path, String field, Map<String, byte[]> files) {
    return multipart(engineer(), path, field, files, "Idempotency-Key", key);
  }

  private Answer multipart(
      String token, String path, String field, Map<String, byte[]> files, String... header) {
    var body = new ByteArrayOutputStream();
    files.forEach(
        (name, bytes) -> {
          body.writeBytes(head(field, name).getBytes(StandardCharsets.UTF_8));
          body.writeBytes(bytes);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
    String[] headers = java.util.Arrays.copyOf(header, header.length + 2);
    headers[header.length] = "Content-Type";
    headers[header.length + 1] = "multipart/form-data; boundary=b";
    return send("POST", path, BodyPublishers.ofByteArray(body.toByteArray()), token, headers);
  }

  private static String head(String field, String name) {
    return """
    --b\r
    Content-Disposition: form-data; name="%s"; filename="%s"\r
    Content-Type: application/octet-stream\r
    \r
    """
        .formatted(field, name);
  }

  /** Imports an archive and waits for its end. */
  public JsonNode imported(String project, byte[] archive, String query) {
    String path = "/api/v1/projects/%s/imports%s".formatted(project, query);
    JsonNode begun = upload(path, "archive", Map.of("a.zip", archive)).hasStatus(202).json();
    String job = "/api/v1/imports/" + begun.path("import").asString();
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> get(job).json(),
            j -> Set.of("succeeded", "failed").contains(j.path("state").asString()));
  }

  /** A project with one class and some pictures of one box each. */
  public void labeled(String project, int seed, int images) {
    project(project, "a");
    Packed packed = Packed.of("classes.txt", "a");
    for (int i = 0; i < images; i++) {
      packed.and("images/%d.png".formatted(i), Pictures.png(seed + i));
      packed.and("labels/%d.txt".formatted(i), "0 .5 .5 .5 .5");
    }
    assertThat(imported(project, packed.zip(), "?format=yolo").path("images").asInt())
        .isEqualTo(images);
  }

  public void project(String name, String... classes) {
    String list = JSON.writeValueAsString(classes);
    send("POST", "/api/v1/projects", "{\"name\":\"%s\",\"classes\":%s}".formatted(name, list))
        .hasStatus(201);
  }

  public String engineer() {
    return token(Role.ENGINEER, new ProjectScope.All());
  }

  /** An engineer's token that outlives a benchmark. */
  public String lasting() {
    return TOKENS.issue(
        new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.All()),
        "data-service",
        Duration.ofHours(1));
  }

  public String limitedTo(Role role, String project) {
    return token(role, new ProjectScope.Only(Set.of(new ProjectName(project))));
  }

  public String token(Role role, ProjectScope scope) {
    return TOKENS.issue(
        new Caller("ada", Set.of(role), scope), "data-service", Duration.ofMinutes(1));
  }

  private Answer send(
      String method, String path, BodyPublisher body, String token, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, body)
            .header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
