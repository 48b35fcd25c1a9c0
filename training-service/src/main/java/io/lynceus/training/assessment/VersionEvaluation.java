package io.lynceus.training.assessment;

import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.training.dataset.DatasetCatalogue;
import io.lynceus.training.dataset.DatasetContents;
import io.lynceus.training.dataset.DatasetReader;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.Detection;
import io.lynceus.vision.detection.DetectionSettings;
import io.lynceus.vision.evaluation.EvaluatedImage;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.packaging.ModelPackage;
import io.lynceus.vision.runtime.OnnxDetector;
import io.lynceus.vision.runtime.OnnxSettings;
import io.lynceus.vision.runtime.PictureQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Evaluates a registered version through the same detector that serves it. Its classes and the
 * dataset's are matched by name: what only one of them knows is not found, or not asked for.
 */
@Component
final class VersionEvaluation {
  private final ModelRegistry registry;
  private final DatasetCatalogue datasets;
  private final DatasetReader reader;

  VersionEvaluation(ModelRegistry registry, DatasetCatalogue datasets, DatasetReader reader) {
    this.registry = registry;
    this.datasets = datasets;
    this.reader = reader;
  }

  Evaluation of(Assessment assessment) {
    ModelVersion version = registry.version(assessment.model(), assessment.version());
    try {
      Path pictures = Files.createTempDirectory("evaluation");
      try (OnnxDetector detector =
          OnnxDetector.open(
              model(version), version.manifest().detector(), OnnxSettings.ONE_CPU_THREAD)) {
        DatasetContents contents = reader.open(datasets.get(assessment.dataset()), pictures);
        return evaluate(detector, contents, contents.of(assessment.split()));
      } finally {
        FileSystemUtils.deleteRecursively(pictures);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The model or a picture broke off", e);
    }
  }

  private byte[] model(ModelVersion version) throws IOException {
    try (InputStream file = registry.open(version.model(), version.version(), ModelPackage.MODEL)) {
      return file.readAllBytes();
    }
  }

  private static Evaluation evaluate(
      OnnxDetector detector, DatasetContents contents, List<LabeledImage> images) {
    List<Integer> places =
        detector.spec().classes().stream().map(contents.classes()::indexOf).toList();
    List<EvaluatedImage> evaluated = new ArrayList<>();
    for (LabeledImage image : images) {
      PictureQuestion question =
          new PictureQuestion(image.content().read(), DetectionSettings.EVALUATION);
      List<Detection> found = detector.detect(List.of(question)).getFirst().detections();
      evaluated.add(EvaluatedImage.of(image.boxes(), renamed(found, places)));
    }
    return Evaluation.of(contents.classes(), evaluated);
  }

  private static List<Detection> renamed(List<Detection> found, List<Integer> places) {
    return found.stream()
        .filter(d -> places.get(d.classIndex()) >= 0)
        .map(d -> new Detection(places.get(d.classIndex()), d.confidence(), d.box()))
        .toList();
  }
}
