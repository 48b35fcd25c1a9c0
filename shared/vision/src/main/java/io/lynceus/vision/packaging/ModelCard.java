package io.lynceus.vision.packaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code card.md}: the manifest for people. */
final class ModelCard {
  private final ModelManifest manifest;
  private final StringBuilder text = new StringBuilder();

  private ModelCard(ModelManifest manifest) {
    this.manifest = manifest;
  }

  static String of(ModelManifest manifest) {
    return new ModelCard(manifest).write();
  }

  private String write() {
    line("# Model card");
    line("");
    line("%s of %d classes: %s.".formatted(manifest.task(), manifest.classes().size(), classes()));
    line(
        "Input %d x %d pixels, letterboxed (%s)."
            .formatted(
                manifest.input().width(),
                manifest.input().height(),
                manifest.input().placement().name().toLowerCase(Locale.ROOT)));
    heading("Where it comes from");
    lineage();
    heading("How good it is");
    metrics();
    heading("Limits");
    line(
        "Scores are not calibrated unless the package holds `calibration.json`. The numbers above"
            + " hold for pictures like those of the dataset version; others were not measured.");
    return text.toString();
  }

  private String classes() {
    return manifest.classes().stream().map(ModelCard::plain).collect(Collectors.joining(", "));
  }

  private void lineage() {
    switch (manifest.lineage()) {
      case Lineage.Trained trained -> trained(trained);
      case Lineage.Calibrated(String model, String version, String dataset, String split) ->
          line(
              "Calibrated from %s version %s on the %s split of dataset version %s."
                  .formatted(model, version, split, dataset));
      case Lineage.Imported(String sha256, String by, String origin) -> {
        line("Made elsewhere: %s.".formatted(plain(origin)));
        line("Brought by %s, SHA-256 %s.".formatted(plain(by), sha256));
      }
    }
  }

  private void trained(Lineage.Trained trained) {
    line("Trained on dataset version %s.".formatted(trained.dataset()));
    line("");
    row("Setting", "Value");
    row("---", "---");
    row("code commit", trained.commit());
    row("seed", Long.toString(trained.seed()));
    trained.hyperParameters().forEach((name, value) -> row(name, value.toString()));
    row("engine", trained.engine());
    row("JVM", trained.jvm());
    row("hardware", trained.hardware());
    if (trained.from() != null) {
      row("began with", trained.from());
    }
  }

  private void metrics() {
    if (manifest.metrics().isEmpty()) {
      line("Not measured here.");
      return;
    }
    row("Group", "Metric", "Value");
    row("---", "---", "---:");
    for (Map.Entry<String, Map<String, Double>> group : manifest.metrics().entrySet()) {
      group
          .getValue()
          .forEach(
              (name, value) ->
                  row(group.getKey(), name, String.format(Locale.ROOT, "%.4f", value)));
    }
  }

  private void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void row(String... cells) {
    line(Arrays.stream(cells).map(ModelCard::plain).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Names are what people typed: no markup and no line of theirs gets into the card. */
  private static String plain(String typed) {
    return typed.replaceAll("[<>|`\\[\\]\\p{Cntrl}]", "_");
  }
}
