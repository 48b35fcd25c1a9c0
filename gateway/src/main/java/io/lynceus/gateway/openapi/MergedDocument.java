package io.lynceus.gateway.openapi;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts documents together. Schemas of one name that differ are told apart by their service's name;
 * of an operation that both the base and a service describe, the base's words win: they hold the
 * examples.
 */
final class MergedDocument {
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonMapper json;
  private final ObjectNode base;
  private final ObjectNode merged;

  /** {@code base} has the fields {@code info}, {@code paths} and {@code components.schemas}. */
  MergedDocument(JsonMapper json, ObjectNode base) {
    this.json = json;
    this.base = base;
    this.merged = base.deepCopy();
  }

  /** Adds what {@code service} says of itself; {@code prefix} goes before names in dispute. */
  MergedDocument add(String prefix, ObjectNode service) {
    ObjectNode schemas = merged.withObject("/components/schemas");
    Map<String, String> renamed = new HashMap<>();
    JsonNode theirs = service.path("components").path("schemas");
    theirs.forEachEntry(
        (name, schema) -> {
          if (schemas.has(name) && !schemas.path(name).equals(schema)) {
            renamed.put(name, prefix + name);
          }
        });
    ObjectNode settled = (ObjectNode) renamed(service, renamed);
    settled
        .path("components")
        .path("schemas")
        .forEachEntry((name, schema) -> schemas.set(renamed.getOrDefault(name, name), schema));
    settled.path("paths").forEachEntry(this::addPath);
    return this;
  }

  /** Without the paths that only serve to hold examples for a service which is not there. */
  ObjectNode document() {
    ObjectNode paths = merged.withObject("/paths");
    base.path("paths")
        .forEachEntry(
            (path, item) -> {
              if (paths.path(path).propertyStream().noneMatch(m -> isDescribed(m.getValue()))) {
                paths.remove(path);
              }
            });
    return merged;
  }

  /** Services give each operation an id, we give ours a summary; an example alone has neither. */
  private static boolean isDescribed(JsonNode operation) {
    return operation.has("operationId") || operation.has("summary");
  }

  private void addPath(String path, JsonNode item) {
    ObjectNode paths = merged.withObject("/paths");
    if (paths.get(path) instanceof ObjectNode ours && item instanceof ObjectNode theirs) {
      paths.set(path, laidOver(theirs, ours));
    } else {
      paths.set(path, item);
    }
  }

  private static ObjectNode laidOver(ObjectNode below, ObjectNode above) {
    above.forEachEntry(
        (field, value) -> {
          if (below.get(field) instanceof ObjectNode deeper && value instanceof ObjectNode own) {
            laidOver(deeper, own);
          } else {
            below.set(field, value);
          }
        });
    return below;
  }

  private JsonNode renamed(ObjectNode service, Map<String, String> names) {
    String text = json.writeValueAsString(service);
    for (var name : names.entrySet()) {
      text =
          text.replace(
              "\"" + SCHEMAS + name.getKey() + "\"", "\"" + SCHEMAS + name.getValue() + "\"");
    }
    return json.readTree(text);
  }
}
