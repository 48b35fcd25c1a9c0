package io.lynceus.vision.evaluation.file;

import io.lynceus.vision.evaluation.EvaluationSet;
import io.lynceus.vision.evaluation.file.CocoRows.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An evaluation's input in COCO's files. As with the reference: pictures and classes by rising id,
 * results of a picture that the truth does not name are an error, those of a category that it does
 * not name are left out.
 */
public final class CocoFiles {
  private final NavigableSet<Long> images = new TreeSet<>();
  private final NavigableMap<Long, String> categories = new TreeMap<>();
  private List<Row> annotations = List.of();

  private CocoFiles() {}

  /** Reads a truth file ({@code images, annotations, categories}) and a list of results. */
  public static EvaluationSet read(Path truth, Path detections) throws IOException {
    var files = new CocoFiles();
    parse(truth, json -> files.truth(truth, json));
    List<Row> results = new ArrayList<>();
    parse(detections, json -> results.addAll(CocoRows.results(detections).read(json)));
    return files.build(truth, detections, results);
  }

  private interface Reader {
    void read(JsonParser json);
  }

  private static void parse(Path file, Reader reader) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      json.nextToken();
      reader.read(json);
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      String place =
          at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
      throw new CocoFileInvalid(file, place + broken.getOriginalMessage(), broken);
    }
  }

  private void truth(Path file, JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new CocoFileInvalid(file, "an object with images and annotations was expected", null);
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "images" -> eachObject(file, name, json, (id, _) -> images.add(id));
        case "categories" -> eachObject(file, name, json, categories::put);
        case "annotations" -> annotations = CocoRows.annotations(file).read(json);
        default -> json.skipChildren();
      }
    }
  }

  private interface Named {
    void accept(long id, String name);
  }

  private static void eachObject(Path file, String array, JsonParser json, Named named) {
    boolean holds = json.currentToken() == JsonToken.START_ARRAY;
    while (holds && json.nextToken() != JsonToken.END_ARRAY) {
      holds = json.currentToken() == JsonToken.START_OBJECT;
      long id = -1;
      String name = "";
      while (holds && json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "id" -> id = json.getValueAsLong(-1);
          case "name" -> name = json.getValueAsString("");
          default -> json.skipChildren();
        }
      }
      holds &= id >= 0;
      named.accept(id, name);
    }
    if (!holds) {
      throw new CocoFileInvalid(file, array + " is not a list of objects with an id", null);
    }
  }

  private EvaluationSet build(Path truth, Path detections, List<Row> results) {
    var builder = new EvaluationSet.Builder(names(), images.size());
    Map<Long, Integer> imageIndex = indices(images);
    Map<Long, Integer> classIndex = indices(categories.keySet());
    each(
        truth,
        annotations,
        imageIndex,
        classIndex,
        (i, c, row) -> builder.truth(i, c, row.box(), row.value(), row.crowd()));
    each(
        detections,
        results,
        imageIndex,
        classIndex,
        (i, c, row) -> builder.detection(i, c, row.box(), row.value()));
    return builder.build();
  }

  private interface Placed {
    void accept(int image, int classIndex, Row row);
  }

  private static void each(
      Path file, List<Row> rows, Map<Long, Integer> images, Map<Long, Integer> classes, Placed to) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Integer image = images.get(row.image());
      Integer classIndex = classes.get(row.category());
      if (image == null) {
        throw new CocoFileInvalid(
            file, "element %d: image %d is not in the truth".formatted(i, row.image()), null);
      }
      if (classIndex != null) {
        to.accept(image, classIndex, row);
      }
    }
  }

  /** Names are unique, so that they can be keys: the second "mouse" is "mouse (74)". */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    categories.forEach(
        (id, name) -> names.add(names.contains(name) ? name + " (" + id + ")" : name));
    return names;
  }

  private static Map<Long, Integer> indices(Iterable<Long> ids) {
    Map<Long, Integer> indices = new HashMap<>();
    ids.forEach(id -> indices.put(id, indices.size()));
    return indices;
  }
}
