package io.lynceus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What scripts read of each command with {@code --json}, to the letter: the platform's answers hold
 * more and in another order, as they may. Fields may be added here, none renamed or moved.
 */
final class ScriptFieldsTest {
  private static final String METRICS =
      "{\"mAP50\":0.87,\"mAP50-95\":0.55,\"perClass\":{\"RBC\":{\"mAP50\":0.87,\"mAP50-95\":0.55}}}";

  @TempDir Path folder;
  private StubPlatform platform;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform();
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void projectCreate() {
    platform.on("POST /projects", 201, "{\"classes\":[\"A\",\"B\"],\"project\":\"cells\"}");
    assertGolden(
        "{\"project\":\"cells\",\"classes\":[\"A\",\"B\"]}",
        "project",
        "create",
        "cells",
        "--classes",
        "A,B");
  }

  @Test
  void importOfAnArchive() throws IOException {
    platform
        .on("POST /projects/cells/imports", 202, "{\"import\":\"i1\"}")
        .on(
            "GET /imports/i1",
            200,
            "{\"import\":\"i1\",\"state\":\"succeeded\",\"boxes\":4886,\"images\":364,\"progress\":1,"
                + "\"rejected\":[{\"source\":\"a.xml\",\"reason\":\"no area\",\"line\":3}]}");
    assertGolden(
        "{\"images\":364,\"duplicates\":0,\"boxes\":4886,"
            + "\"rejected\":[{\"source\":\"a.xml\",\"reason\":\"no area\",\"line\":3}]}",
        "import",
        Files.writeString(folder.resolve("cells.zip"), "zip"),
        "--project",
        "cells");
  }

  @Test
  void freeze() {
    String frozen =
        "{\"dataset\":\"d1\",\"splits\":{\"train\":2,\"val\":1,\"calibration\":1,\"test\":1},"
            + "\"validation\":{\"success\":true,\"results\":[]}}";
    platform.on("POST /projects/cells/datasets", 201, frozen);
    assertGolden(frozen, "freeze", "--project", "cells");
  }

  @Test
  void train() {
    platform
        .on("POST /runs", 202, "{\"state\":\"queued\",\"run\":\"r1\"}")
        .on(
            "GET /runs/r1",
            200,
            "{\"state\":\"succeeded\",\"seconds\":12.5,\"project\":\"cells\",\"version\":\"1\","
                + "\"metrics\":%s,\"model\":\"cells\",\"run\":\"r1\"}".formatted(METRICS));
    assertGolden(
        "{\"run\":\"r1\",\"state\":\"succeeded\",\"model\":\"cells\",\"version\":\"1\","
            + "\"metrics\":%s,\"seconds\":12.5,\"project\":\"cells\"}".formatted(METRICS),
        "train",
        "--project",
        "cells");
  }

  @Test
  void evaluateOfAVersion() {
    String said = "{\"coco\":{\"AP\":0.55},\"ultralytics\":{\"fitness\":0.6},\"perClass\":{}}";
    platform
        .on("POST /evaluations", 202, "{\"evaluation\":\"e1\"}")
        .on("GET /evaluations/e1", 200, said);
    assertGolden(said, "evaluate", "--model", "m", "--version", "1", "--dataset", "d1");
  }

  @Test
  void evaluateOfTwoFiles() throws IOException {
    Path truth =
        Files.writeString(
            folder.resolve("truth.json"),
            "{\"images\":[{\"id\":1}],\"categories\":[{\"id\":7,\"name\":\"cell\"}],\"annotations\":"
                + "[{\"id\":1,\"image_id\":1,\"category_id\":7,\"bbox\":[0,0,40,40]}]}");
    Path said = Files.writeString(folder.resolve("said.json"), "[]");
    assertGolden(
        "{\"coco\":{\"AP\":0.0,\"AP50\":0.0,\"AP75\":0.0,\"APs\":-1.0,\"APm\":0.0,\"APl\":-1.0,"
            + "\"AR1\":0.0,\"AR10\":0.0,\"AR100\":0.0,\"ARs\":-1.0,\"ARm\":0.0,\"ARl\":-1.0},"
            + "\"ultralytics\":{\"metrics/precision(B)\":0.0,\"metrics/recall(B)\":0.0,"
            + "\"metrics/mAP50(B)\":0.0,\"metrics/mAP50-95(B)\":0.0,\"fitness\":0.0},"
            + "\"perClass\":{\"cell\":{\"boxes\":1,\"mAP50\":0.0,\"mAP50-95\":0.0}}}",
        "evaluate",
        "--truth",
        truth,
        "--detections",
        said);
  }

  @Test
  void promote() {
    platform.on(
        "PUT /models/cells/aliases/production",
        200,
        "{\"revision\":3,\"alias\":\"production\",\"previous\":\"1\",\"model\":\"cells\",\"version\":\"2\"}");
    assertGolden(
        "{\"model\":\"cells\",\"version\":\"2\",\"alias\":\"production\",\"previous\":\"1\",\"revision\":3}",
        "promote",
        "cells",
        "2",
        "--alias",
        "production",
        "--reason",
        "better");
  }

  @Test
  void register() throws IOException {
    platform.on(
        "POST /models/weeds/versions",
        201,
        "{\"by\":\"ada\",\"version\":\"1\",\"model\":\"weeds\"}");
    Path file = Files.writeString(folder.resolve("yolox.onnx"), "ONNX");
    assertGolden(
        "{\"model\":\"weeds\",\"version\":\"1\",\"by\":\"ada\"}",
        "register",
        "weeds",
        "--onnx",
        file,
        "--manifest",
        file);
  }

  @Test
  void detect() throws IOException {
    String found =
        "\"width\":10,\"height\":12,\"model\":\"cells\",\"version\":\"1\",\"detections\":"
            + "[{\"class\":\"RBC\",\"confidence\":0.9,\"x1\":1.5,\"y1\":2.0,\"x2\":3.0,\"y2\":4.0}]";
    platform.on(
        "POST /models/cells/detections",
        200,
        "{\"images\":[{%s,\"source\":\"a.png\",\"timings\":{\"queueMs\":1.0}}]}".formatted(found));
    byte[] black = PictureEncoding.png(new Picture(10, 12, new byte[360]));
    Path picture = Files.write(folder.resolve("a.png"), black);
    assertGolden(
        "{\"images\":[{\"source\":\"%s\",%s,\"timings\":{\"queueMs\":1.0}}]}"
            .formatted(picture, found),
        "detect",
        picture,
        "--project",
        "cells");
  }

  @Test
  void export() {
    platform
        .on(
            "GET /datasets/d1/manifest",
            200,
            "application/jsonl",
            "{\"classes\":[\"A\"]}\n{\"image\":\"a\",\"boxes\":[[0,1,2,3,4]]}\n"
                .getBytes(StandardCharsets.UTF_8),
            Map.of())
        .on(
            "GET /datasets/d1/export?format=coco",
            200,
            "application/zip",
            new byte[] {1},
            Map.of());
    Path file = folder.resolve("out.zip");
    assertGolden(
        "{\"file\":\"%s\",\"images\":1,\"boxes\":1}".formatted(file),
        "export",
        "--dataset",
        "d1",
        "--format",
        "coco",
        file);
  }

  @Test
  void status() {
    String said =
        "{\"services\":[{\"name\":\"gateway\",\"ready\":true,\"version\":\"0.1.0\"}],"
            + "\"models\":[{\"model\":\"cells\",\"alias\":\"production\",\"version\":\"3\"}]}";
    platform.on("GET /status", 200, said);
    assertGolden(said, "status");
  }

  @Test
  void runsAndTheirEnd() {
    platform
        .on("GET /runs", 200, "{\"items\":[{\"run\":\"r1\",\"state\":\"running\"}],\"next\":null}")
        .on("POST /runs/r1/cancel", 202, "{\"state\":\"cancelling\",\"run\":\"r1\"}");
    assertGolden("{\"runs\":[{\"run\":\"r1\",\"state\":\"running\"}]}", "runs");
    assertGolden("{\"run\":\"r1\",\"state\":\"cancelling\"}", "runs", "cancel", "r1");
  }

  @Test
  void models() {
    platform.on("GET /models", 200, "{\"items\":[{\"model\":\"cells\",\"latest\":\"2\"}]}");
    assertGolden("{\"models\":[{\"model\":\"cells\",\"latest\":\"2\"}]}", "models");
  }

  private void assertGolden(String golden, Object... words) {
    Object[] all = new Object[words.length + 1];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--json";
    Typed result = Typed.at(platform, all);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(golden + System.lineSeparator());
  }
}
