package io.lynceus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
  private static final String FOUND =
      """
      {"width": 64, "height": 48, "version": "1",
       "detections": [{"class": "apple", "confidence": 0.9, "x1": 1, "y1": 1, "x2": 9, "y2": 9}]}
      """;

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
  void walksTheLoopOnDrawnPicturesAndShowsEveryCommand() {
    prepare("demo", 0.95);
    Typed result = demo();
    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines().filter(line -> line.startsWith("$ ")))
        .containsExactly(
            "$ bin/lynceus project create demo --classes apple,orange,lemon",
            "$ bin/lynceus import " + folder.resolve("fruit") + " --project demo",
            "$ bin/lynceus freeze --project demo",
            "$ bin/lynceus train --project demo --dataset d1 --preset pico --image-size 192"
                + " --epochs 16 --orientation free --seed 1",
            "$ bin/lynceus promote demo 1 --alias production --reason \"shown in the demo\"",
            "$ bin/lynceus detect "
                + folder.resolve("fresh")
                + " --project demo --save "
                + folder.resolve("found"));
    assertThat(result.out())
        .contains("demo version 1: mAP50 0.950")
        .contains("12 objects in 12 fresh pictures")
        .contains(platform.address().toString());
    assertThat(folder.resolve("found").toFile().list()).hasSize(12);
  }

  @Test
  void anEarlierDemoIsGoneOnWith() {
    platform.on("GET /projects/demo", 200, "{\"project\":\"demo\"}");
    prepare("demo", 0.95);
    Typed result = demo("--json");
    assertThat(result.err()).contains("from an earlier demo").doesNotContain("project create");
    assertThat(result.json().path("images")).hasSize(12);
  }

  @Test
  void lessThanWhatIsPromisedIsAFailure() {
    prepare("demo", 0.7);
    Typed result = demo();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("mAP50 is 0.700");
  }

  @Test
  void alsoThenThereIsOneObject() {
    prepare("demo", 0.7);
    Typed result = demo("--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.json().at("/metrics/mAP50").asDouble()).isEqualTo(0.7);
  }

  @Test
  void aStepThatFailsEndsIt() {
    platform.on("POST /projects", 403, "{\"detail\":\"You may not.\"}");
    Typed result = demo();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("You may not.").doesNotContain("$ bin/lynceus import");
  }

  @Test
  void takesSomebodysOwnFolder() throws IOException {
    Path own = Files.createDirectories(folder.resolve("My Cats"));
    Files.writeString(own.resolve("data.yaml"), "names: [cat]\n");
    byte[] png = PictureEncoding.png(new Picture(64, 48, new byte[64 * 48 * 3]));
    Files.write(own.resolve("a.png"), png);
    prepare("demo-my-cats", 0.5);
    Typed result = demo("--dataset", own.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains("$ bin/lynceus project create demo-my-cats --classes cat")
        .contains("--preset nano --image-size 320 --epochs 40");
    assertThat(folder.resolve("found/a.png")).exists();
  }

  private Typed demo(String... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(new Object[] {"demo", "--folder", folder, "--pictures", 8}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Typed.at(platform, words);
  }

  private void prepare(String project, double mAP50) {
    String images = IntStream.range(0, 8).mapToObj(_ -> FOUND).collect(Collectors.joining(","));
    String four = IntStream.range(0, 4).mapToObj(_ -> FOUND).collect(Collectors.joining(","));
    String detections = "POST /models/%s/detections".formatted(project);
    platform
        .on("POST /projects", 201, "{\"project\":\"%s\"}".formatted(project))
        .on("POST /projects/%s/imports".formatted(project), 202, "{\"import\":\"i1\"}")
        .on("GET /imports/i1", 200, "{\"state\":\"succeeded\",\"images\":8,\"boxes\":30}")
        .on("POST /projects/%s/datasets".formatted(project), 201, "{\"dataset\":\"d1\"}")
        .on("POST /runs", 202, "{\"run\":\"r1\",\"state\":\"queued\"}")
        .on("GET /runs/r1", 200, ended(project, mAP50))
        .on("PUT /models/%s/aliases/production".formatted(project), 200, "{}")
        .on(detections, 200, "{\"images\":[%s]}".formatted(images))
        .on(detections, 200, "{\"images\":[%s]}".formatted(four));
  }

  private static String ended(String project, double mAP50) {
    return """
    {"run": "r1", "state": "succeeded", "model": "%s", "version": "1", "seconds": 61,
     "metrics": {"mAP50": %s, "mAP50-95": 0.7, "perClass": {}}}
    """
        .formatted(project, mAP50);
  }
}
