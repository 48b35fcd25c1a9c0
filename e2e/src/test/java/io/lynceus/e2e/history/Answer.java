package io.lynceus.e2e.history;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back of one request; a status of 0 means nothing did, and nobody knows what was done.
 */
public record Answer(int status, HttpHeaders headers, String body, Duration took) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Answer none(String why, Duration took) {
    return new Answer(0, HttpHeaders.of(Map.<String, List<String>>of(), (a, b) -> true), why, took);
  }

  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** Trying the same again may help; anything else is a refusal for good. */
  boolean mayPass() {
    return status == 0 || status == 408 || status == 409 || status == 429 || status >= 500;
  }

  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** JSON in which nothing is found. */
  public static JsonNode nothing() {
    return JSON.createObjectNode();
  }

  /** What I7 asks of an error: problem+json, with a type of ours and a trace id. */
  public boolean isProperProblem() {
    if (!headers.firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
      return false;
    }
    try {
      return json().path("type").asString("").startsWith("urn:lynceus:problem:")
          && !json().path("traceId").asString("").isBlank();
    } catch (JacksonException e) {
      return false;
    }
  }
}
