package io.lynceus.cli.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the platform says when it refuses: RFC 9457, with one error for each part of the input. */
public record Problem(int status, String type, String title, String detail, List<Flaw> errors) {

  /** One part of the input: a JSON pointer, and what is wrong there. */
  public record Flaw(String pointer, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, JsonNode body) {
    List<Flaw> errors = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      errors.add(new Flaw(error.path("pointer").asString(""), error.path("detail").asString("")));
    }
    String title = body.path("title").asString("The platform answered " + status);
    String type = body.path("type").asString("about:blank");
    return new Problem(status, type, title, body.path("detail").asString(""), errors);
  }

  /** Whether it is the platform's problem of that name. */
  public boolean is(String name) {
    return type.equals("urn:lynceus:problem:" + name);
  }

  /** One line for the whole, one more for each error. */
  public String sentence() {
    var text = new StringBuilder(detail.isEmpty() ? title : detail);
    for (Flaw error : errors) {
      text.append(System.lineSeparator()).append("  ");
      text.append(error.pointer.isEmpty() ? "" : error.pointer + ": ").append(error.detail);
    }
    return text.toString();
  }
}
