package io.lynceus.vision.packaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.detection.OutputLayout;
import io.lynceus.vision.input.InputRecipe;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a detector that was made elsewhere: the part of {@code lynceus.json} that
 * only they can know. Hashes and lineage are established when it is registered, whatever the file
 * claims of them.
 */
public record ForeignManifest(
    @JsonSetter(nulls = Nulls.SET) @Nullable String task,
    @JsonProperty(required = true) List<String> classes,
    @JsonProperty(required = true) InputRecipe input,
    @JsonProperty(required = true) OutputLayout output,
    @JsonSetter(nulls = Nulls.SET) @Nullable Map<String, Map<String, Double>> metrics,
    @JsonSetter(nulls = Nulls.SET) @Nullable String origin) {
  public ForeignManifest {
    if (task != null) {
      ModelManifest.requireTask(task);
    }
    classes = new DetectorSpec(classes, input, output).classes();
  }

  public static ForeignManifest read(byte[] json) {
    return ManifestJson.read(json, ForeignManifest.class);
  }

  /** The manifest of the version that {@code by} registers. */
  public ModelManifest imported(byte[] model, String by) {
    var lineage =
        new Lineage.Imported(
            ContentHash.of(model), by, origin == null || origin.isBlank() ? "not said" : origin);
    return ModelManifest.of(
        new DetectorSpec(classes, input, output), metrics == null ? Map.of() : metrics, lineage);
  }
}
