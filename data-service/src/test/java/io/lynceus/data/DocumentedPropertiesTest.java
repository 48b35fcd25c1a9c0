package io.lynceus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code application.yml} is the documentation of the properties, and says what is true. */
final class DocumentedPropertiesTest {
  private static final List<String> OURS =
      List.of(
          "lynceus.bucket",
          "lynceus.freeze.near-duplicate-bits",
          "lynceus.images.max-megapixels",
          "lynceus.images.max-side",
          "lynceus.images.max-size",
          "lynceus.images.megapixels-at-once",
          "lynceus.imports.max-archive",
          "lynceus.imports.max-files",
          "lynceus.imports.max-ratio",
          "lynceus.imports.max-unpacked",
          "lynceus.jobs.heartbeat",
          "lynceus.jobs.poll",
          "lynceus.jobs.threads",
          "lynceus.orphans.age",
          "lynceus.orphans.interval",
          "lynceus.scratch",
          "lynceus.scratch-reserve");

  @Test
  void listsEveryProperty() throws IOException {
    Map<String, Object> values = new TreeMap<>();
    flatten("", new Yaml().<Map<String, Object>>load(text()), values);
    assertThat(values.keySet().stream().filter(k -> k.startsWith("lynceus.")))
        .containsExactlyElementsOf(OURS);
  }

  @Test
  void saysOfEachWhatItMeansAndItsVariable() throws IOException {
    List<String> lines = text().lines().toList();
    List<String> undocumented = new ArrayList<>();
    for (String key : OURS) {
      String last = key.substring(key.lastIndexOf('.') + 1) + ":";
      String variable = key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace("-", "");
      boolean documented = false;
      for (int i = 1; i < lines.size(); i++) {
        String before = lines.get(i - 1).strip();
        boolean here = lines.get(i).strip().startsWith(last);
        documented |= here && before.startsWith("#") && before.contains("[" + variable + "]");
      }
      if (!documented) {
        undocumented.add(key);
      }
    }
    assertThat(undocumented).isEmpty();
  }

  @SuppressWarnings("unchecked") // YAML maps have text keys here
  private static void flatten(String prefix, Map<String, Object> from, Map<String, Object> into) {
    from.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> map) {
            flatten(prefix + key + ".", (Map<String, Object>) map, into);
          } else {
            into.put(prefix + key, value);
          }
        });
  }

  private static String text() throws IOException {
    try (InputStream in = DataApplication.class.getResourceAsStream("/application.yml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
