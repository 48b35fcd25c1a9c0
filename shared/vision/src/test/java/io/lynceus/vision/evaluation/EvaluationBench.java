package io.lynceus.vision.evaluation;

import static io.lynceus.rules.bench.Spent.median;
import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.Spent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation at the size of COCO val2017, against pycocotools where pip is, and as it grows. */
final class EvaluationBench {
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  /** Files are read beforehand on both sides. Ours answers Ultralytics' numbers as well. */
  @Test
  void val2017() throws IOException, InterruptedException {
    EvaluationSet drawn = DrawnEvaluation.VAL2017.set();
    Evaluation.of(drawn);
    Path python = python();
    double[] ours = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ours[round] = Spent.on(() -> Evaluation.of(drawn)).cpuMillis() / 1e3;
    }
    Figures.atMost("COCO evaluation, val2017 size", median(ours), "CPU-s", 2);
    if (Files.exists(python)) {
      // Once: it takes half a minute.
      Figures.atMost(
          "COCO evaluation over pycocotools", median(ours) / theirs(python), "ratio", 0.3);
    }
  }

  @Test
  void growth() {
    double small = perImage(1_000, 30);
    double middle = perImage(10_000, 3);
    double large = perImage(100_000, 1);
    Figures.atMost("evaluation, an image of 100k over one of 1k", large / small, "ratio", 1.3);
    Figures.beside("evaluation, an image of 10k over one of 1k", middle / small, "ratio");
  }

  private static double perImage(int images, int times) {
    EvaluationSet drawn = new DrawnEvaluation(images, 5 * images, 15 * images, 20).set();
    for (int i = 0; i < 30_000 / images; i++) {
      Evaluation.of(drawn);
    }
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Spent spent =
          Spent.on(
              () -> {
                for (int i = 0; i < times; i++) {
                  Evaluation.of(drawn);
                }
              });
      millis[round] = spent.cpuMillis() / times / images;
    }
    return median(millis);
  }

  /** Where the Makefile has put one with pycocotools in it. */
  private static Path python() {
    return Figures.folder().resolve("python/bin/python").toAbsolutePath();
  }

  private double theirs(Path python) throws IOException, InterruptedException {
    Path truth = folder.resolve("truth.json");
    Path results = folder.resolve("results.json");
    write(truth, results);
    Path program = Files.writeString(folder.resolve("evaluate.py"), PROGRAM);
    Process process =
        new ProcessBuilder(
                python.toString(), program.toString(), truth.toString(), results.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Double.parseDouble(said.lines().toList().getLast());
  }

  private static final String PROGRAM =
      """
      import sys, time
      from pycocotools.coco import COCO
      from pycocotools.cocoeval import COCOeval
      truth = COCO(sys.argv[1])
      evaluation = COCOeval(truth, truth.loadRes(sys.argv[2]), "bbox")
      start = time.process_time()
      evaluation.evaluate()
      evaluation.accumulate()
      evaluation.summarize()
      print(time.process_time() - start)
      """;

  private static void write(Path truth, Path results) throws IOException {
    var boxes = new StringJoiner(",\n");
    var detections = new StringJoiner(",\n");
    DrawnEvaluation.VAL2017.draw(
        new DrawnEvaluation.Into() {
          @Override
          public void truth(int image, int label, CocoBox box, double area, boolean crowd) {
            boxes.add(
                "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":%s,\"area\":%s,\"iscrowd\":%d}"
                    .formatted(boxes.length() + 1, image, label, json(box), area, crowd ? 1 : 0));
          }

          @Override
          public void detection(int image, int label, CocoBox box, double score) {
            detections.add(
                "{\"image_id\":%d,\"category_id\":%d,\"bbox\":%s,\"score\":%s}"
                    .formatted(image, label, json(box), score));
          }
        });
    Files.writeString(
        truth,
        "{\"info\":{},\"images\":[%s],\"categories\":[%s],\"annotations\":[%s]}"
            .formatted(
                ids(DrawnEvaluation.VAL2017.images()),
                ids(DrawnEvaluation.VAL2017.classes()),
                boxes));
    Files.writeString(results, "[" + detections + "]");
  }

  private static String json(CocoBox box) {
    return "[%s,%s,%s,%s]".formatted(box.x(), box.y(), box.width(), box.height());
  }

  private static String ids(int count) {
    var ids = new StringJoiner(",");
    for (int i = 0; i < count; i++) {
      ids.add("{\"id\":%d,\"name\":\"%d\"}".formatted(i, i));
    }
    return ids.toString();
  }
}
