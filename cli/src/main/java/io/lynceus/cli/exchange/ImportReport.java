package io.lynceus.cli.exchange;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was taken and what was not, over all parts. */
record ImportReport(long images, long duplicates, long boxes, List<JsonNode> rejected) {
  static final ImportReport NOTHING = new ImportReport(0, 0, 0, List.of());
  private static final int SHOWN = 20;

  ImportReport {
    rejected = List.copyOf(rejected);
  }

  ImportReport plus(JsonNode part) {
    List<JsonNode> all = new ArrayList<>(rejected);
    part.path("rejected").forEach(all::add);
    return new ImportReport(
        images + part.path("images").asLong(0),
        duplicates + part.path("duplicates").asLong(0),
        boxes + part.path("boxes").asLong(0),
        all);
  }

  ObjectNode json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("images", images).put("duplicates", duplicates).put("boxes", boxes);
    json.putArray("rejected").addAll(rejected);
    return json;
  }

  String words() {
    var text = new StringBuilder();
    text.append("%,d images, %,d boxes".formatted(images, boxes));
    text.append(duplicates == 0 ? "" : ", %,d were there before".formatted(duplicates));
    text.append(rejected.isEmpty() ? "" : ", %,d rejected:".formatted(rejected.size()));
    for (JsonNode one : rejected.subList(0, Math.min(SHOWN, rejected.size()))) {
      text.append(
          "%n  %s: %s"
              .formatted(one.path("source").asString("?"), one.path("reason").asString("?")));
    }
    if (rejected.size() > SHOWN) {
      text.append("%n  and %,d more; --json names them all".formatted(rejected.size() - SHOWN));
    }
    return text.toString();
  }
}
