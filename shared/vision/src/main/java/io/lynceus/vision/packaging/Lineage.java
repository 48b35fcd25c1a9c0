package io.lynceus.vision.packaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a model version comes from. There is none without. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Lineage.Trained.class, name = "trained"),
  @JsonSubTypes.Type(value = Lineage.Calibrated.class, name = "calibrated"),
  @JsonSubTypes.Type(value = Lineage.Imported.class, name = "imported")
})
public sealed interface Lineage {

  /**
   * Trained here, from a dataset version and everything that decided the weights. {@code from}
   * names the version whose checkpoint training began with, as {@code model/version}.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Trained(
      @JsonProperty(required = true) String dataset,
      @JsonProperty(required = true) String commit,
      @JsonProperty(required = true) long seed,
      @JsonProperty(required = true) Map<String, Object> hyperParameters,
      @JsonProperty(required = true) String engine,
      @JsonProperty(required = true) String jvm,
      @JsonProperty(required = true) String hardware,
      @JsonSetter(nulls = Nulls.SET) @Nullable String from)
      implements Lineage {
    public Trained {
      requireTexts(dataset, commit, engine, jvm, hardware);
      hyperParameters = Collections.unmodifiableMap(new TreeMap<>(hyperParameters));
    }
  }

  /** Another version's weights, with scores fitted on a split of a dataset version. */
  record Calibrated(
      @JsonProperty(required = true) String baseModel,
      @JsonProperty(required = true) String baseVersion,
      @JsonProperty(required = true) String dataset,
      @JsonProperty(required = true) String split)
      implements Lineage {
    public Calibrated {
      requireTexts(baseModel, baseVersion, dataset, split);
    }
  }

  /** Made elsewhere: the file's hash, who brought it, and where it is said to come from. */
  record Imported(
      @JsonProperty(required = true) String sha256,
      @JsonProperty(required = true) String by,
      @JsonProperty(required = true) String origin)
      implements Lineage {
    public Imported {
      requireTexts(sha256, by, origin);
    }
  }

  private static void requireTexts(String... texts) {
    if (Stream.of(texts).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A lineage leaves nothing blank");
    }
  }
}
