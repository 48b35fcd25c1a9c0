package io.lynceus.vision.evaluation;

import io.lynceus.vision.evaluation.file.CocoFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A drawn evaluation and what another evaluator answered to it. */
record DrawnCase(EvaluationSet set, List<Double> expected) {

  /** Reads a resource of this package: a list of truth, detections and expected numbers. */
  static List<DrawnCase> read(String resource, Path folder) throws IOException {
    try (InputStream in = DrawnCase.class.getResourceAsStream(resource)) {
      List<DrawnCase> cases = new ArrayList<>();
      for (JsonNode drawn : new JsonMapper().readTree(Objects.requireNonNull(in))) {
        Path truth = Files.writeString(folder.resolve("truth.json"), drawn.get("truth").toString());
        Path results =
            Files.writeString(folder.resolve("results.json"), drawn.get("detections").toString());
        cases.add(new DrawnCase(CocoFiles.read(truth, results), numbers(drawn.get("expected"))));
      }
      return cases;
    }
  }

  static List<Double> numbers(JsonNode values) {
    return values.valueStream().map(JsonNode::doubleValue).toList();
  }
}
