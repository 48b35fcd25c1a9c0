package io.lynceus.cli.run;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the platform says of a run. */
record RunState(JsonNode said) {
  private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled");

  String run() {
    return said.path("run").asString("");
  }

  String state() {
    return said.path("state").asString("unknown").toLowerCase(Locale.ROOT);
  }

  boolean ended() {
    return ENDS.contains(state());
  }

  boolean succeeded() {
    return state().equals("succeeded");
  }

  String reason() {
    return said.path("reason").asString("no reason was given");
  }

  JsonNode progress() {
    return said.path("progress");
  }

  /** How much of it is done, 0 to 1. */
  double share() {
    double steps = progress().path("steps").asDouble(0);
    return steps == 0 ? 0 : progress().path("step").asDouble(0) / steps;
  }

  String note() {
    if (progress().path("epochs").asInt(0) == 0) {
      return state();
    }
    String loss = "%.3f".formatted(progress().path("loss").asDouble(0));
    return "epoch %d/%d, loss %s"
        .formatted(progress().path("epoch").asInt(0), progress().path("epochs").asInt(0), loss);
  }
}
