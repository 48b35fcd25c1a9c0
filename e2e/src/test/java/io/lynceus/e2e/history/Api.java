package io.lynceus.e2e.history;

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
import java.time.Duration;

/** The gateway as a client with a key and some patience sees it. Never throws: no answer is one. */
public final class Api {
  private static final String BOUNDARY = "a-boundary-of-no-picture";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI gateway;
  private final String key;

  public Api(URI gateway, String key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** The same gateway for somebody with a key, and so a rate, of their own. */
  public Api as(String name) {
    Answer made = json("POST", "/keys", "{\"name\":\"%s\",\"roles\":[\"admin\"]}".formatted(name));
    if (!made.isGood()) {
      throw new IllegalStateException("no key for " + name + ": " + made);
    }
    return new Api(gateway, made.json().path("key").asString(""));
  }

  /** A part of a multipart body. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Part(String field, String fileName, byte[] bytes) {}

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer json(String method, String path, String body, String... headers) {
    return send(
        method,
        path,
        BodyPublishers.ofString(body),
        with(headers, "Content-Type", "application/json"));
  }

  public Answer upload(String path, Part... parts) {
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(body(parts)),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  /** The bytes of a multipart body, for who sends them by hand. */
  public static byte[] body(Part... parts) {
    var body = new ByteArrayOutputStream();
    for (Part part : parts) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
              .formatted(BOUNDARY, part.field(), part.fileName())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.bytes());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  public static String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(gateway.resolve("/api/v1" + path))
            .timeout(PATIENCE)
            .method(method, body)
            .header("X-API-Key", key);
    if (headers.length > 0) {
      request.headers(headers);
    }
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body(), since(start));
    } catch (IOException e) {
      return Answer.none(e.toString(), since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.none(e.toString(), since(start));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String[] with(String[] headers, String... more) {
    String[] all = new String[headers.length + more.length];
    System.arraycopy(headers, 0, all, 0, headers.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return all;
  }
}
