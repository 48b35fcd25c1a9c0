package io.lynceus.vision.evaluation.file;

import io.lynceus.vision.evaluation.CocoBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The elements of an array of annotations or results, with what an evaluation needs of each;
 * outlines and captions are skipped without being held.
 */
final class CocoRows {
  /** One element; {@code value} is the annotation's area or the result's score. */
  record Row(long image, long category, CocoBox box, double value, boolean crowd) {}

  private final Path file;
  private final String valueField;
  private final boolean valueNeeded;

  private CocoRows(Path file, String valueField, boolean valueNeeded) {
    this.file = file;
    this.valueField = valueField;
    this.valueNeeded = valueNeeded;
  }

  static CocoRows annotations(Path file) {
    return new CocoRows(file, "area", false);
  }

  static CocoRows results(Path file) {
    return new CocoRows(file, "score", true);
  }

  /** Reads the array that the parser stands at. */
  List<Row> read(JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new CocoFileInvalid(file, "an array was expected, not " + json.currentToken(), null);
    }
    List<Row> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rows.add(row(json, rows.size()));
    }
    return rows;
  }

  private Row row(JsonParser json, int index) {
    Long image = null;
    Long category = null;
    Double value = null;
    CocoBox box = null;
    boolean crowd = false;
    expect(json.currentToken() == JsonToken.START_OBJECT, index, "is not an object");
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(valueField)) {
        value = number(json, index, name);
        continue;
      }
      switch (name) {
        case "image_id" -> image = (long) number(json, index, name);
        case "category_id" -> category = (long) number(json, index, name);
        case "bbox" -> box = box(json, index);
        case "iscrowd" -> crowd = json.getValueAsInt(0) != 0;
        default -> json.skipChildren();
      }
    }
    return complete(index, image, category, box, value, crowd);
  }

  private Row complete(
      int index,
      @Nullable Long image,
      @Nullable Long category,
      @Nullable CocoBox box,
      @Nullable Double value,
      boolean crowd) {
    if (image == null) {
      throw invalid(index, "has no image_id");
    }
    if (category == null) {
      throw invalid(index, "has no category_id");
    }
    if (box == null) {
      throw invalid(index, "has no bbox");
    }
    if (value == null && valueNeeded) {
      throw invalid(index, "has no " + valueField);
    }
    return new Row(image, category, box, value == null ? box.area() : value, crowd);
  }

  private CocoBox box(JsonParser json, int index) {
    expect(json.currentToken() == JsonToken.START_ARRAY, index, "has a bbox that is no array");
    double[] sides = new double[4];
    int n = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(n < 4, index, "has a bbox of more than four numbers");
      sides[n++] = number(json, index, "bbox");
    }
    expect(n == 4, index, "has a bbox of " + n + " numbers, not four");
    try {
      return new CocoBox(sides[0], sides[1], sides[2], sides[3]);
    } catch (IllegalArgumentException negative) {
      throw new CocoFileInvalid(file, "element " + index + ": " + negative.getMessage(), negative);
    }
  }

  private double number(JsonParser json, int index, String name) {
    expect(json.currentToken().isNumeric(), index, "has a " + name + " that is no number");
    return json.getDoubleValue();
  }

  private void expect(boolean holds, int index, String otherwise) {
    if (!holds) {
      throw invalid(index, otherwise);
    }
  }

  private CocoFileInvalid invalid(int index, String reason) {
    return new CocoFileInvalid(file, "element " + index + " " + reason, null);
  }
}
