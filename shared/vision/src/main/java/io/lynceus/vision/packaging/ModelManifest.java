package io.lynceus.vision.packaging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code lynceus.json}: all that one must know of a model version. Metrics are grouped by protocol
 * or class; {@code files} are the SHA-256 of every other file of the package by its path.
 */
public record ModelManifest(
    @JsonProperty(required = true) String schema,
    @JsonProperty(required = true) String task,
    @JsonProperty(required = true) List<String> classes,
    @JsonProperty(required = true) InputRecipe input,
    @JsonProperty(required = true) OutputLayout output,
    @JsonProperty(required = true) Map<String, Map<String, Double>> metrics,
    @JsonProperty(required = true) Lineage lineage,
    @JsonProperty(required = true) Map<String, String> files) {
  /** The only value of {@code schema} so far. */
  public static final String SCHEMA = "lynceus.model/1";

  /** The only value of {@code task} so far. */
  public static final String OBJECT_DETECTION = "object-detection";

  /** The manifest's own name in the package. */
  public static final String FILE = "lynceus.json";

  public ModelManifest {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException(
          "The manifest's schema is '%s'; '%s' is read".formatted(schema, SCHEMA));
    }
    requireTask(task);
    var spec = new DetectorSpec(classes, input, output);
    classes = spec.classes();
    metrics =
        Collections.unmodifiableMap(
            metrics.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, e -> sorted(e.getValue()), (a, b) -> b, TreeMap::new)));
    files = sorted(files);
  }

  static void requireTask(String task) {
    if (!task.equals(OBJECT_DETECTION)) {
      throw new IllegalArgumentException(
          "The task is '%s'; '%s' is known".formatted(task, OBJECT_DETECTION));
    }
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** A manifest of a detector without its files yet. */
  public static ModelManifest of(
      DetectorSpec spec, Map<String, Map<String, Double>> metrics, Lineage lineage) {
    return new ModelManifest(
        SCHEMA,
        OBJECT_DETECTION,
        spec.classes(),
        spec.input(),
        spec.output(),
        metrics,
        lineage,
        Map.of());
  }

  ModelManifest withFiles(Map<String, String> hashes) {
    return new ModelManifest(schema, task, classes, input, output, metrics, lineage, hashes);
  }

  /** How to ask the network. */
  @JsonIgnore
  public DetectorSpec detector() {
    return new DetectorSpec(classes, input, output);
  }

  /** Reads a manifest; one that lacks something is refused with where and why. */
  public static ModelManifest read(byte[] json) {
    return ManifestJson.read(json, ModelManifest.class);
  }

  /** As it is written into the package: UTF-8, indented, keys in a fixed order. */
  public byte[] json() {
    return ManifestJson.write(this);
  }
}
