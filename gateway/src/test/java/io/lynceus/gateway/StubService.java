package io.lynceus.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway: a real HTTP server whose answers a test writes. */
final class StubService implements AutoCloseable {
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What arrived: the head of a request. */
  record Heard(String method, String uri, Map<String, List<String>> headers) {
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.getFirst();
    }
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final List<Heard> heard = new CopyOnWriteArrayList<>();

  StubService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers requests whose path starts with {@code path}; the longest such path wins. */
  void answer(String path, Answer answer) {
    answers.put(path, answer);
  }

  void answer(String path, int status, String body) {
    answer(path, exchange -> respond(exchange, status, "application/json", body));
  }

  static void respond(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  Heard last() {
    return heard.getLast();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      heard.add(
          new Heard(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders())));
      answers.entrySet().stream()
          .filter(answer -> path.startsWith(answer.getKey()))
          .max(java.util.Comparator.comparingInt(answer -> answer.getKey().length()))
          .map(Map.Entry::getValue)
          .orElse(nothing -> respond(nothing, 404, "application/json", "{}"))
          .to(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
