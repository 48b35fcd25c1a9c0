package io.lynceus.cli.run;

import io.lynceus.cli.console.Table;
import io.lynceus.cli.console.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run came to; {@code watched} stands in where the platform does not say how long it took.
 */
record RunReport(RunState ended, double watched) {

  /** All that the platform says, with the fields that scripts rely on in any case. */
  ObjectNode json() {
    ObjectNode result = new JsonMapper().createObjectNode();
    for (String field : new String[] {"run", "state", "model", "version", "metrics"}) {
      result.set(field, ended.said().path(field));
    }
    result.put("seconds", seconds());
    ended.said().properties().forEach(f -> result.putIfAbsent(f.getKey(), f.getValue()));
    return result;
  }

  double seconds() {
    return ended.said().path("seconds").asDouble(Math.round(watched * 10) / 10.0);
  }

  String words() {
    if (!ended.succeeded()) {
      return "Run %s: %s".formatted(ended.run(), ended.state());
    }
    JsonNode metrics = ended.said().path("metrics");
    return "%s version %s after %.0f s: mAP50 %.3f, mAP50-95 %.3f on the test split%n%s"
        .formatted(
            ended.said().path("model").asString("?"),
            ended.said().path("version").asString("?"),
            seconds(),
            metrics.path("mAP50").asDouble(Double.NaN),
            metrics.path("mAP50-95").asDouble(Double.NaN),
            perClass(metrics.path("perClass")));
  }

  private static Table perClass(JsonNode perClass) {
    var table = new Table("CLASS", "MAP50", "MAP50-95");
    perClass
        .properties()
        .forEach(
            entry -> {
              JsonNode accuracy = entry.getValue();
              table.row(
                  entry.getKey(),
                  "%.3f".formatted(accuracy.path("mAP50").asDouble(Double.NaN)),
                  "%.3f".formatted(accuracy.path("mAP50-95").asDouble(Double.NaN)));
            });
    return table;
  }

  int exitCode(Terminal terminal) {
    if (!ended.succeeded()) {
      terminal.note("lynceus: the run %s: %s".formatted(ended.state(), ended.reason()));
    }
    return ended.succeeded() ? 0 : 1;
  }
}
