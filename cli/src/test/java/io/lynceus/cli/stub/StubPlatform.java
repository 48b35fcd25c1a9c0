package io.lynceus.cli.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as the platform was seen to answer. Several answers to one request are given one after
 * the other, the last for ever; what nobody prepared is a 404 problem. Remembers what was asked.
 */
public final class StubPlatform implements AutoCloseable {
  /** What came in; a character of {@code latin} is a byte of the body. */
  public record Asked(String method, String uri, Map<String, List<String>> headers, String latin) {
    public byte[] body() {
      return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    public String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }
  }

  private record Prepared(
      int status, String type, String latin, Map<String, String> headers, int missing) {
    static Prepared of(int status, String type, byte[] body, Map<String, String> headers) {
      return new Prepared(status, type, new String(body, StandardCharsets.ISO_8859_1), headers, 0);
    }

    Prepared torn() {
      return new Prepared(status, type, latin, headers, 10);
    }
  }

  private final HttpServer server;
  private final Map<String, Deque<Prepared>> prepared = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private volatile Optional<Prepared> rest = Optional.empty();

  public StubPlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Prepares JSON for a request such as {@code GET /runs?cursor=2}. */
  public StubPlatform on(String request, int status, String json) {
    return on(request, status, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  public StubPlatform on(
      String request, int status, String type, byte[] body, Map<String, String> headers) {
    String[] words = request.split(" ", 2);
    prepared
        .computeIfAbsent(words[0] + " /api/v1" + words[1], _ -> new ArrayDeque<>())
        .add(Prepared.of(status, type, body, headers));
    return this;
  }

  /** Answers every request that nobody prepared so. */
  public StubPlatform always(int status, String json) {
    rest =
        Optional.of(
            Prepared.of(
                status, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of()));
    return this;
  }

  /** Prepares an answer whose line breaks ten bytes before it is whole. */
  public StubPlatform tears(String request, String json) {
    on(request, 200, json);
    String[] words = request.split(" ", 2);
    Deque<Prepared> answers = prepared.get(words[0] + " /api/v1" + words[1]);
    answers.add(answers.removeLast().torn());
    return this;
  }

  /** Prepares a stream of events, each the JSON of its data. */
  public StubPlatform streams(String request, String... events) {
    var stream = new StringBuilder(":hello\n\n");
    for (String event : events) {
      stream.append("event: progress\nid: 1\ndata: ").append(event).append("\n\n");
    }
    byte[] body = stream.toString().getBytes(StandardCharsets.UTF_8);
    return on(request, 200, "text/event-stream", body, Map.of());
  }

  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The requests whose method and path start so. */
  public List<Asked> asked(String start) {
    return asked().stream()
        .filter(a -> (a.method + " " + a.uri.replace("/api/v1", "")).startsWith(start))
        .toList();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String method = exchange.getRequestMethod();
    String uri = exchange.getRequestURI().toString();
    asked.add(
        new Asked(
            method,
            uri,
            Map.copyOf(exchange.getRequestHeaders()),
            new String(body, StandardCharsets.ISO_8859_1)));
    Deque<Prepared> answers = prepared.getOrDefault(method + " " + uri, new ArrayDeque<>());
    Prepared next = answers.size() > 1 ? answers.remove() : answers.peek();
    send(exchange, next == null ? rest.orElseGet(() -> unprepared(method + " " + uri)) : next);
  }

  private static void send(HttpExchange exchange, Prepared answer) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", answer.type);
    answer.headers.forEach(exchange.getResponseHeaders()::add);
    byte[] body = answer.latin.getBytes(StandardCharsets.ISO_8859_1);
    int said = body.length + answer.missing;
    exchange.sendResponseHeaders(answer.status, said == 0 ? -1 : said);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static Prepared unprepared(String request) {
    String problem =
        "{\"title\":\"Not found\",\"status\":404,\"detail\":\"Nothing at %s\"}".formatted(request);
    return Prepared.of(
        404, "application/problem+json", problem.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
