package io.lynceus.inference;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** inference-service on the local stack, as its callers see it, with databases of its own. */
public final class InferenceServer implements AutoCloseable {
  private static final ServiceTokens TOKENS =
      new ServiceTokens(ServiceTokens.newKey(), Clock.systemUTC());

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final int port;

  private InferenceServer(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  /** {@code name} keeps its databases and bucket apart from those of other tests. */
  public static InferenceServer start(String name, Path folder, String... more) {
    List<String> arguments = new ArrayList<>();
    SharedLocalStack.get()
        .springProperties("inference_" + name)
        .forEach((key, value) -> arguments.add("--" + key + "=" + value));
    SharedLocalStack.get()
        .registryProperties("registry_" + name)
        .forEach((key, value) -> arguments.add("--" + key + "=" + value));
    arguments.add("--lynceus.registry-bucket=models-" + name);
    arguments.add("--server.port=0");
    arguments.add("--lynceus.identity.jwks-uri=" + keys(folder));
    arguments.addAll(List.of(more));
    return new InferenceServer(
        SpringApplication.run(InferenceApplication.class, arguments.toArray(String[]::new)));
  }

  private static URI keys(Path folder) {
    try {
      return Files.writeString(folder.resolve("jwks.json"), TOKENS.jwks()).toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** An answer and what it holds. */
  public record Answer(int status, HttpResponse<byte[]> response) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    public byte[] bytes() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public Answer hasStatus(int expected) {
      assertThat(status).as(text()).isEqualTo(expected);
      return this;
    }

    public Answer isProblem(int expected, String slug) {
      hasStatus(expected);
      assertThat(json().path("type").asString("")).endsWith(":" + slug);
      assertThat(header("Content-Type")).contains("problem+json");
      return this;
    }

    private String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  /** A caller with a role and the projects that exist for it; none named means all. */
  public final class As {
    private final String token;

    private As(Role role, ProjectName... projects) {
      ProjectScope scope =
          projects.length == 0 ? new ProjectScope.All() : new ProjectScope.Only(Set.of(projects));
      token =
          TOKENS.issue(
              new Caller("ada", Set.of(role), scope), "inference-service", Duration.ofHours(1));
    }

    /** What it shows as its bearer token. */
    public String token() {
      return token;
    }

    public Answer get(String path) {
      return send(request(path).GET());
    }

    public Answer put(String path, String json, String... headers) {
      return send(headed(request(path), headers).PUT(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json, String... headers) {
      return send(headed(request(path), headers).POST(BodyPublishers.ofString(json)));
    }

    public Answer upload(String path, List<Part> parts, String... headers) {
      var body = BodyPublishers.ofByteArrays(Part.multipart(parts));
      var request = request(path).setHeader("Content-Type", "multipart/form-data; boundary=cut");
      return send(headed(request, headers).POST(body));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(address().resolve("/api/v1" + path))
          .header("Authorization", "Bearer " + token)
          .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder headed(HttpRequest.Builder request, String... headers) {
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      return request;
    }
  }

  /** A file of a multipart request. */
  public static final class Part {
    private final String field;
    private final String name;
    private final byte[] bytes;

    public Part(String field, String name, byte[] bytes) {
      this.field = field;
      this.name = name;
      this.bytes = bytes;
    }

    private Stream<byte[]> chunks() {
      String head =
          "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"".formatted(field, name);
      return Stream.of(latin("--cut\r\n" + head + "\r\n\r\n"), bytes, latin("\r\n"));
    }

    static Iterable<byte[]> multipart(List<Part> parts) {
      return Stream.concat(parts.stream().flatMap(Part::chunks), Stream.of(latin("--cut--\r\n")))
          .toList();
    }

    private static byte[] latin(String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  public As as(Role role, ProjectName... projects) {
    return new As(role, projects);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
