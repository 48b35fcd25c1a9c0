package io.lynceus.training.execution;

import io.lynceus.registry.ModelVersion;
import io.lynceus.training.device.TrainingDevice;
import io.lynceus.training.evaluation.DetectorForward;
import io.lynceus.training.export.OnnxFile;
import io.lynceus.training.export.ParityGate;
import io.lynceus.training.fitting.FittingData;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.training.publication.Publication;
import io.lynceus.training.publication.TrainedModel;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.VersionReference;
import io.lynceus.vision.evaluation.CocoMetric;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns a fitted detector into a registered version that says where it comes from. */
@Component
final class RunResult {
  private final Publication publication;
  private final TrainingDevice device;

  RunResult(Publication publication, TrainingDevice device) {
    this.publication = publication;
    this.device = device;
  }

  ModelVersion publish(
      Run run, Path folder, FittingData data, Fitted fitted, Evaluation evaluation) {
    byte[] onnx = OnnxFile.of(fitted.detector(), data.recipe());
    List<LabeledImage> compared = data.val().isEmpty() ? data.train() : data.val();
    new ParityGate(data.spec(), compared)
        .check(onnx, new DetectorForward(fitted.detector(), data.recipe(), fitted.manager()));
    return publication.publish(
        new TrainedModel(
            run.id().value(),
            run.subject().model(),
            run.subject().project(),
            run.origin().by(),
            ModelManifest.of(data.spec(), metrics(evaluation), lineage(run)),
            new TrainedModel.OnnxBytes(onnx),
            fitted.weights()),
        folder);
  }

  private static Map<String, Map<String, Double>> metrics(Evaluation evaluation) {
    Map<String, Map<String, Double>> metrics = new TreeMap<>();
    metrics.put(
        "coco",
        evaluation.coco().entrySet().stream()
            .collect(
                Collectors.toMap(
                    (Map.Entry<CocoMetric, Double> e) -> e.getKey().key(), Map.Entry::getValue)));
    metrics.put(
        "ultralytics",
        Map.of(
            "mAP50", evaluation.ultralytics().mAP50(),
            "mAP50-95", evaluation.ultralytics().mAP(),
            "precision", evaluation.ultralytics().precision(),
            "recall", evaluation.ultralytics().recall()));
    evaluation
        .perClass()
        .forEach(
            (name, c) ->
                metrics.put("class " + name, Map.of("mAP50", c.mAP50(), "mAP50-95", c.mAP())));
    return metrics;
  }

  private Lineage.Trained lineage(Run run) {
    RunOptions options = run.options();
    VersionReference from = options.from();
    return new Lineage.Trained(
        run.subject().dataset().sha256(),
        CodeCommit.around(Path.of("")),
        options.seed(),
        Map.of(
            "preset", options.preset().label(),
            "imageSize", options.imageSize(),
            "epochs", options.epochs(),
            "batch", options.batch(),
            "orientation", options.orientation().label(),
            "run", run.id().value()),
        device.engineName(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        device.hardware(),
        from == null ? null : from.model() + "/" + from.version());
  }
}
