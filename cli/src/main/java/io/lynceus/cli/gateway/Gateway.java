package io.lynceus.cli.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's only door. A refusal is a {@link GatewayRefused}, silence a {@link
 * GatewayUnreachable}. Where the platform is busy (429), the call waits as long as it is told to
 * and is made again; so is a question while the service behind it is away or late.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int BUSY_ROUNDS = 20;
  static final Set<Integer> AWAY = Set.of(502, 503, 504);
  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;
  private final Pause pause;
  private final HttpClient client;

  public Gateway(Connection connection, Pause pause) {
    this.connection = connection;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Where it is. */
  public Connection connection() {
    return connection;
  }

  /** Waits as this gateway's callers wait. */
  public Pause pause() {
    return pause;
  }

  public JsonNode get(Resource resource) {
    return json(request(resource).timeout(ANSWER).GET());
  }

  /** All items of a paged list. */
  public List<JsonNode> list(Resource resource) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      JsonNode page = get(resource.with("cursor", cursor));
      page.path("items").forEach(items::add);
      cursor = page.path("next").asStringOpt().filter(next -> !next.isEmpty());
    } while (cursor.isPresent());
    return items;
  }

  public JsonNode post(Resource resource, JsonNode body) {
    return json(jsonBody(request(resource), "POST", body));
  }

  public JsonNode put(Resource resource, JsonNode body) {
    return json(jsonBody(request(resource), "PUT", body));
  }

  /** Sends files, for as long as it takes. */
  public JsonNode upload(Resource resource, Multipart files) {
    return json(request(resource).header("Content-Type", files.mediaType()).POST(files.body()));
  }

  /** Fetches a body into a file, which exists only once it is whole. */
  public HttpHeaders download(Resource resource, Path file) throws IOException {
    HttpResponse<InputStream> answer = accepted(request(resource).GET());
    Path partly = file.resolveSibling("." + file.getFileName() + ".part");
    try (InputStream body = answer.body()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.copy(body, partly, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partly, file, StandardCopyOption.REPLACE_EXISTING);
      return answer.headers();
    } finally {
      Files.deleteIfExists(partly);
    }
  }

  /** Reads a body of JSON lines, one at a time. */
  public void lines(Resource resource, LineReader reader) throws IOException {
    HttpResponse<InputStream> answer = accepted(request(resource).GET());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.read(JSON.readTree(line));
      }
    } catch (JacksonException torn) {
      throw GatewayUnreachable.isAnother(connection.gateway(), torn);
    }
  }

  /** Takes one JSON line. */
  @FunctionalInterface
  public interface LineReader {
    void read(JsonNode line);
  }

  /** Listens to a stream of events until it ends; a broken line ends it too. */
  public void events(Resource resource, ServerEvents.Listener listener) {
    var stream = request(resource).header("Accept", "text/event-stream").GET();
    HttpResponse<InputStream> answer = accepted(stream);
    try (InputStream body = answer.body()) {
      ServerEvents.read(body, data -> listener.hear(JSON.readTree(data)));
    } catch (IOException | JacksonException broken) {
      // Whoever listens asks for the state afterwards and listens again.
      return;
    }
  }

  private HttpRequest.Builder request(Resource resource) {
    var request =
        HttpRequest.newBuilder(resource.at(connection.gateway()))
            .header("User-Agent", "lynceus-cli")
            .setHeader("Accept", "application/json");
    connection.key().ifPresent(key -> request.header("X-API-Key", key));
    return request;
  }

  private static HttpRequest.Builder jsonBody(
      HttpRequest.Builder request, String method, JsonNode body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return request.timeout(ANSWER).header("Content-Type", "application/json").method(method, bytes);
  }

  private JsonNode json(HttpRequest.Builder request) {
    try {
      return read(accepted(request));
    } catch (JacksonException notJson) {
      throw GatewayUnreachable.isAnother(connection.gateway(), notJson);
    }
  }

  private HttpResponse<InputStream> accepted(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    for (int round = 1; ; round++) {
      HttpResponse<InputStream> answer = send(request);
      if (answer.statusCode() / 100 == 2) {
        return answer;
      }
      boolean question = request.method().equals("GET");
      boolean later =
          answer.statusCode() == 429 || (question && AWAY.contains(answer.statusCode()));
      if (!later || round == BUSY_ROUNDS) {
        throw refused(answer);
      }
      read(answer.body());
      pause.of(retryAfter(answer.headers()));
    }
  }

  /** A second where nothing is said, or a date, which a proxy may say. */
  private static Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ofSeconds(1));
  }

  private GatewayRefused refused(HttpResponse<InputStream> answer) {
    try {
      return new GatewayRefused(Problem.of(answer.statusCode(), read(answer)));
    } catch (JacksonException notJson) {
      return new GatewayRefused(Problem.of(answer.statusCode(), JSON.createObjectNode()));
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw broken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnreachable(connection.gateway(), new IOException("interrupted", e));
    }
  }

  /** A file that cannot be read while it is sent breaks the line too, and is not the gateway's. */
  private RuntimeException broken(IOException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FileSystemException ofAFile) {
        return new UncheckedIOException(ofAFile);
      }
    }
    return new GatewayUnreachable(connection.gateway(), e);
  }

  private JsonNode read(HttpResponse<InputStream> answer) {
    byte[] bytes = read(answer.body());
    return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
  }

  private byte[] read(InputStream answer) {
    try (InputStream body = answer) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new GatewayUnreachable(connection.gateway(), e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
