package io.lynceus.vision.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.vision.evaluation.file.CocoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference evaluator's own answers: to drawn cases with crowds, ties, more than a hundred
 * detections an image and unknown categories (pycocotools 2.0.11), and to the published one.
 */
final class PycocotoolsParityTest {
  @Test
  void drawnCasesAgreeToTheLastDigits(@TempDir Path folder) throws IOException {
    List<DrawnCase> cases = DrawnCase.read("pycocotools-cases.json", folder);
    assertThat(cases).hasSize(3);
    for (DrawnCase drawn : cases) {
      assertAgrees(drawn.set(), drawn.expected(), 1e-12);
    }
  }

  @Test
  @Tag("real-data")
  void thePublishedExampleAgreesToNineDigits() throws IOException {
    Path data = Path.of(System.getProperty("lynceus.real-data"), "coco-eval");
    EvaluationSet set =
        CocoFiles.read(
            data.resolve("instances_val2014_100.json"),
            data.resolve("instances_val2014_fakebbox100_results.json"));
    JsonNode expected = new JsonMapper().readTree(data.resolve("expected.json").toFile());
    assertAgrees(set, DrawnCase.numbers(expected.get("values")), 1e-9);
  }

  private static void assertAgrees(EvaluationSet set, List<Double> expected, double tolerance) {
    Map<CocoMetric, Double> seen = CocoMetrics.of(set).all();
    assertThat(seen).hasSameSizeAs(expected);
    Iterator<Double> next = expected.iterator();
    seen.forEach(
        (metric, value) ->
            assertThat(value).as(metric.key()).isCloseTo(next.next(), within(tolerance)));
  }
}
