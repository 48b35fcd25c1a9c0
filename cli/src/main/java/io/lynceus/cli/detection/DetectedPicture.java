package io.lynceus.cli.detection;

import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.Detection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said of one picture: its detections, or its problem. */
record DetectedPicture(Path file, ObjectNode said) {

  /** The problem's sentence, where there is one. */
  Optional<String> problem() {
    JsonNode problem = said.path("problem");
    if (problem.isMissingNode() || problem.isNull()) {
      return Optional.empty();
    }
    String detail = problem.path("detail").asString(problem.path("title").asString(""));
    return Optional.of(detail.isEmpty() ? problem.asString(problem.toString()) : detail);
  }

  List<String> classes() {
    return said.path("detections").valueStream().map(d -> d.path("class").asString("?")).toList();
  }

  /** The detections, with class indices that count within {@code names}. */
  List<Detection> detections(List<String> names) {
    return said.path("detections")
        .valueStream()
        .map(d -> detection(d, names.indexOf(d.path("class").asString("?"))))
        .toList();
  }

  private static Detection detection(JsonNode said, int classIndex) {
    var box =
        new Box(
            said.path("x1").asDouble(0),
            said.path("y1").asDouble(0),
            said.path("x2").asDouble(0),
            said.path("y2").asDouble(0));
    return new Detection(classIndex, said.path("confidence").asDouble(0), box);
  }

  /** {@code cells/1.jpg: 12 RBC, 1 WBC}. */
  String words() {
    if (problem().isPresent()) {
      return file + ": " + problem().get();
    }
    Map<String, Integer> counts = new TreeMap<>();
    classes().forEach(name -> counts.merge(name, 1, Integer::sum));
    String found =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return file + ": " + (found.isEmpty() ? "nothing" : found);
  }
}
