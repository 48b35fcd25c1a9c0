package io.lynceus.data.exchange.coco;

import io.lynceus.data.exchange.source.Rejection;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads a COCO document from a stream, whatever the order of its sections. Segmentations, most of
 * the bytes, are skipped unread.
 */
final class CocoReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final Set<String> WANTED =
      Set.of(
          "id",
          "name",
          "file_name",
          "width",
          "height",
          "image_id",
          "category_id",
          "bbox",
          "iscrowd");

  private final String path;
  private final Consumer<Rejection> strays;
  private final Map<String, String> categories = new HashMap<>();
  private final Map<String, CocoImage> images = new LinkedHashMap<>();
  private final Map<String, List<CocoAnnotation>> annotations = new HashMap<>();

  CocoReader(String path, Consumer<Rejection> strays) {
    this.path = path;
    this.strays = strays;
  }

  Optional<CocoDocument> read(InputStream in) {
    boolean imagesSeen = false;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String section = json.currentName();
        imagesSeen |= section.equals("images");
        json.nextToken();
        readSection(section, json);
      }
    }
    return imagesSeen
        ? Optional.of(new CocoDocument(path, categories, List.copyOf(images.values()), annotations))
        : Optional.empty();
  }

  private void readSection(String section, JsonParser json) {
    boolean known = Set.of("categories", "images", "annotations").contains(section);
    if (!known || json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        readEntry(section, fields(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private void readEntry(String section, Map<String, Object> entry) {
    switch (section) {
      case "categories" -> addCategory(entry);
      case "images" -> addImage(entry);
      default -> addAnnotation(entry);
    }
  }

  private void addCategory(Map<String, Object> entry) {
    String name = text(entry, "name").strip();
    if (name.isEmpty() || categories.putIfAbsent(text(entry, "id"), name) != null) {
      strays.accept(
          new Rejection(
              "%s: category %s".formatted(path, text(entry, "id")),
              "Its id is taken or its name is missing"));
    }
  }

  private void addImage(Map<String, Object> entry) {
    String id = text(entry, "id");
    String file = text(entry, "file_name").replace('\\', '/');
    var image = new CocoImage(id, file, side(entry, "width"), side(entry, "height"));
    if (id.isEmpty() || file.isEmpty() || images.putIfAbsent(id, image) != null) {
      strays.accept(
          new Rejection(
              "%s: image %s".formatted(path, id), "Its id is taken or its file_name is missing"));
    }
  }

  private void addAnnotation(Map<String, Object> entry) {
    String image = text(entry, "image_id");
    boolean crowd = !Set.of("", "0", "false").contains(text(entry, "iscrowd"));
    var annotation =
        new CocoAnnotation(text(entry, "id"), text(entry, "category_id"), bbox(entry), crowd);
    annotations.computeIfAbsent(image, i -> new ArrayList<>()).add(annotation);
  }

  private static Map<String, Object> fields(JsonParser json) {
    Map<String, Object> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (!WANTED.contains(name)) {
        json.skipChildren();
      } else if (value == JsonToken.START_ARRAY) {
        fields.put(name, numbers(json));
      } else if (value.isScalarValue()) {
        fields.put(name, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return fields;
  }

  /** Numbers of a short array; what is not a number becomes NaN, which no box may have. */
  private static List<Double> numbers(JsonParser json) {
    List<Double> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = json.currentToken();
      boolean number = token.isNumeric();
      if (numbers.size() <= 4) {
        numbers.add(number ? json.getDoubleValue() : Double.NaN);
      }
      json.skipChildren();
    }
    return numbers;
  }

  private static String text(Map<String, Object> entry, String field) {
    return entry.get(field) instanceof String text ? text : "";
  }

  private static double side(Map<String, Object> entry, String field) {
    try {
      return Double.parseDouble(text(entry, field));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @SuppressWarnings("unchecked") // fields() puts lists of numbers only
  private static List<Double> bbox(Map<String, Object> entry) {
    return entry.get("bbox") instanceof List<?> list ? (List<Double>) list : List.of();
  }
}
