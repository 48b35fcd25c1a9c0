package io.lynceus.gateway;

import io.lynceus.localstack.SharedLocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real gateway with a database of its own and stubs for services. */
final class Platform implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final StubService data = new StubService();
  final StubService training = new StubService();
  final StubService inference = new StubService();
  final Path state;
  private final Map<String, String> properties = new HashMap<>();
  private ConfigurableApplicationContext gateway;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Started with {@code settings}, each {@code name=value}, over the defaults. */
  Platform(String... settings) {
    try {
      state = Files.createTempDirectory("gateway-it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.putAll(
        SharedLocalStack.get().springProperties("gateway_it_" + NUMBER.incrementAndGet()));
    properties.put("server.port", "0");
    properties.put("lynceus.state", state.toString());
    properties.put("lynceus.route.data", data.address().toString());
    properties.put("lynceus.route.training", training.address().toString());
    properties.put("lynceus.route.inference", inference.address().toString());
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      properties.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    start();
  }

  /** With {@code once} for this start only. */
  void start(String... once) {
    var arguments =
        Stream.concat(
            properties.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()),
            Stream.of(once));
    gateway =
        new SpringApplicationBuilder(GatewayApplication.class)
            .run(arguments.map(argument -> "--" + argument).toArray(String[]::new));
  }

  void stop() {
    gateway.close();
  }

  int port() {
    return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  <T> T bean(Class<T> type) {
    return gateway.getBean(type);
  }

  String adminKey() {
    try {
      return Files.readString(state.resolve("admin-key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> get(String path, String key) {
    return send(withKey(to(path), key));
  }

  HttpResponse<String> post(String path, String key, String json) {
    return send(
        withKey(to(path), key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpRequest.Builder withKey(HttpRequest.Builder request, String key) {
    return key == null ? request : request.header("X-API-Key", key);
  }

  @Override
  public void close() {
    gateway.close();
    data.close();
    training.close();
    inference.close();
    http.close();
  }
}
