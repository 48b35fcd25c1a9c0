package io.lynceus.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests as a user's script makes them. */
final class Http {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Http() {}

  /** Status, media type and body of an answer. */
  record Answer(int status, String mediaType, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  static Answer get(URI url, String... headers) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(url).GET(), headers);
  }

  static Answer post(URI url, String json, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        headers);
  }

  private static Answer send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response =
        CLIENT.send(
            request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }
}
