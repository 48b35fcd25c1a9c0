package io.lynceus.training.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lynceus.contracts.ModelName;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registered version as people write it: {@code NAME@ALIAS} or {@code NAME@VERSION}. */
public record VersionReference(ModelName model, String version) {
  private static final Pattern FORM = Pattern.compile("([^@]+)@([a-z]{1,20}|[1-9][0-9]{0,8})");

  @JsonCreator
  public static VersionReference of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("A version is named NAME@ALIAS or NAME@VERSION");
    }
    return new VersionReference(new ModelName(form.group(1)), form.group(2));
  }

  /** The version that it names now. */
  public ModelVersion in(ModelRegistry registry) {
    boolean alias = Arrays.stream(AliasName.values()).anyMatch(a -> a.label().equals(version));
    return alias
        ? registry.version(model, AliasName.of(version))
        : registry.version(model, version);
  }

  @JsonValue
  @Override
  public String toString() {
    return model + "@" + version;
  }
}
