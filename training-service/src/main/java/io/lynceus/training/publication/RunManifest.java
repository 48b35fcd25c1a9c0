package io.lynceus.training.publication;

import io.lynceus.training.device.TrainingDevice;
import io.lynceus.training.run.Run;
import io.lynceus.training.run.RunOptions;
import io.lynceus.training.run.VersionReference;
import io.lynceus.vision.detection.DetectorSpec;
import io.lynceus.vision.evaluation.CocoMetric;
import io.lynceus.vision.evaluation.Evaluation;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelManifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a run's model says of itself: how it is asked, what it is worth, where it comes from. */
@Component
final class RunManifest {
  private final TrainingDevice device;

  RunManifest(TrainingDevice device) {
    this.device = device;
  }

  ModelManifest of(Run run, DetectorSpec spec, Evaluation evaluation) {
    return ModelManifest.of(spec, metrics(evaluation), lineage(run));
  }

  static Map<String, Map<String, Double>> metrics(Evaluation evaluation) {
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
