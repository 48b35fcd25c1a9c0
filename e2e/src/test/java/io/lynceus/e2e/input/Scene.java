package io.lynceus.e2e.input;

import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.input.Caller.Part;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What wrong input is sent to: a project with one labelled picture, frozen, and a detector that is
 * live; and those who send it.
 */
final class Scene {
  static final String PROJECT = "wrong-input";
  static final String PROJECT_BODY = "{\"name\": \"wrong-input\", \"classes\": [\"a\", \"b\"]}";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final byte[] PICTURE = Png.plain(200, 40, 40);

  private final RunningPlatform platform;
  private final Caller admin;
  private final Caller engineer;
  private final Caller viewer;
  private final Caller stranger;
  private String image = "";
  private String dataset = "";

  private Scene(RunningPlatform platform) throws Exception {
    this.platform = platform;
    this.admin = Caller.nobody(platform.gateway()).withKey(platform.adminKey());
    this.engineer = holder("\"roles\": [\"engineer\"]");
    this.viewer = holder("\"roles\": [\"viewer\"]");
    this.stranger =
        holder("\"roles\": [\"engineer\", \"approver\"], \"projects\": [\"elsewhere\"]");
  }

  private static final class Shared {
    static final Scene SCENE = set();

    private static Scene set() {
      try {
        var scene = new Scene(SharedPlatform.get());
        scene.build();
        return scene;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The one of this test JVM, set by the first test that asks. */
  static Scene get() {
    return Shared.SCENE;
  }

  private Caller holder(String what) throws Exception {
    return admin.withKey(key(what));
  }

  /** A key that may do {@code what}. */
  String key(String what) throws IOException, InterruptedException {
    Answer made = admin.json("POST", "/keys", "{\"name\": \"a test\", %s}".formatted(what));
    return made.hasStatus(201).json().path("key").asString();
  }

  private void build() throws Exception {
    admin.json("POST", "/projects", PROJECT_BODY, "Idempotency-Key", "the-scene").hasStatus(201);
    Answer stored = admin.upload(images(), Part.file("files", "x.png", PICTURE)).hasStatus(201);
    image = stored.json().at("/results/0/image").asString();
    String boxes =
        "{\"boxes\": [{\"class\": \"a\", \"x1\": 8, \"y1\": 8, \"x2\": 40, \"y2\": 40}]}";
    admin.json("PUT", annotation(), boxes, "If-Match", "*").hasStatus(200);
    Answer frozen =
        admin.json("POST", "/projects/" + PROJECT + "/datasets", "{\"ratios\": [100, 0, 0, 0]}");
    dataset = frozen.hasStatus(201).json().path("dataset").asString();
    admin
        .upload("/models/" + PROJECT + "/versions", model(Onnx.detector(1), Onnx.MANIFEST))
        .hasStatus(201);
    admin
        .json(
            "PUT",
            "/models/" + PROJECT + "/aliases/production",
            "{\"version\": \"1\", \"reason\": \"the scene\"}")
        .hasStatus(200);
    await().atMost(SOON).until(this::stillServes);
  }

  /** Whether the live detector looks at a good picture. */
  boolean stillServes() throws Exception {
    return admin.upload(detections(), Part.file("files", "x.png", PICTURE)).status() == 200;
  }

  static Part[] model(byte[] network, String manifest) {
    return new Part[] {
      Part.file("model", "model.onnx", network),
      Part.file("manifest", "lynceus.json", Bytes.of(manifest))
    };
  }

  RunningPlatform platform() {
    return platform;
  }

  Caller admin() {
    return admin;
  }

  Caller engineer() {
    return engineer;
  }

  Caller viewer() {
    return viewer;
  }

  /** An engineer and approver of another project. */
  Caller stranger() {
    return stranger;
  }

  Caller nobody() {
    return Caller.nobody(platform.gateway());
  }

  String images() {
    return "/projects/" + PROJECT + "/images";
  }

  String annotation() {
    return images() + "/" + image + "/annotation";
  }

  String detections() {
    return "/models/" + PROJECT + "/detections";
  }

  String image() {
    return image;
  }

  /** The bytes of the one picture that is stored. */
  byte[] picture() {
    return PICTURE;
  }

  String dataset() {
    return dataset;
  }

  /** Waits for the end of an import that was taken. */
  JsonNode imported(Answer taken) {
    String path = "/imports/" + taken.hasStatus(202).json().path("import").asString();
    return await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> admin.get(path).json(), job -> !job.path("ended").isMissingNode());
  }
}
