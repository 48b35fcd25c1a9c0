package io.lynceus.e2e.input;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Answer(int status, HttpHeaders headers, byte[] bytes) {
  private static final String TYPE = "urn:lynceus:problem:";
  private static final HttpHeaders PROBLEM =
      HttpHeaders.of(
          Map.of("Content-Type", java.util.List.of("application/problem+json")), (n, v) -> true);

  /** The problem of one item, as if it had been the answer. */
  static Answer ofItem(JsonNode problem) {
    return new Answer(
        problem.path("status").asInt(0), PROBLEM, JsonMapper.shared().writeValueAsBytes(problem));
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(bytes);
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The part of the problem's type that is a contract. */
  String slug() {
    String type = json().path("type").asString("");
    return type.startsWith(TYPE) ? type.substring(TYPE.length()) : type;
  }

  /** All that a person is told. */
  String sentence() {
    return json().path("detail").asString("") + json().path("errors");
  }

  Answer hasStatus(int expected) {
    if (status != expected) {
      throw new AssertionError("%d, not %d: %s".formatted(status, expected, text()));
    }
    return this;
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
