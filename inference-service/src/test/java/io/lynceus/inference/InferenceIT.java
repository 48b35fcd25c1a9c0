package io.lynceus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.contracts.ProjectName;
import io.lynceus.inference.InferenceServer.Answer;
import io.lynceus.inference.InferenceServer.Part;
import io.lynceus.platform.identity.Role;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From an upload to detections, over HTTP, on the real registry. Each test has its own model. */
final class InferenceIT {
  private static final String PROMOTE = "{\"version\":\"%s\",\"reason\":\"it is better\"}";

  @TempDir static Path folder;
  private static InferenceServer server;

  @BeforeAll
  static void start() {
    server = InferenceServer.start("http", folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer register(String model, byte[] network) {
    return register(model, network, Fixtures.BRIGHTNESS_JSON);
  }

  private static Answer register(String model, byte[] network, byte[] manifest) {
    return server
        .as(Role.ENGINEER)
        .upload("/models/%s/versions".formatted(model), upload(network, manifest));
  }

  private static List<Part> upload(byte[] network, byte[] manifest) {
    return List.of(
        new Part("model", "model.onnx", network), new Part("manifest", "lynceus.json", manifest));
  }

  private static Answer promote(String model, String version) {
    return server
        .as(Role.ADMIN)
        .put("/models/%s/aliases/production".formatted(model), PROMOTE.formatted(version));
  }

  private static void live(String model, byte[] network) {
    String version = register(model, network).hasStatus(201).json().path("version").asString("");
    promote(model, version).hasStatus(200);
  }

  private static Answer detect(String model, String query, Part... pictures) {
    return server
        .as(Role.VIEWER)
        .upload("/models/%s/detections%s".formatted(model, query), List.of(pictures));
  }

  private static Part grey(int level) {
    return new Part("files", "grey-%d.png".formatted(level), Fixtures.grey(level));
  }

  @Test
  void answersInPixelsOfThePicture() {
    live("lamps", Fixtures.MIDDLE);
    JsonNode image = detect("lamps", "", grey(255)).hasStatus(200).json().path("images").get(0);
    assertThat(image.path("source").asString("")).isEqualTo("grey-255.png");
    assertThat(image.path("width").asInt()).isEqualTo(128);
    assertThat(image.path("model").asString("")).isEqualTo("lamps");
    assertThat(image.path("version").asString("")).isEqualTo("1");
    JsonNode box = image.path("detections").get(0);
    assertThat(box.path("class").asString("")).isEqualTo("lamp");
    assertThat(box.path("confidence").asDouble()).isEqualTo(1);
    assertThat(box.path("x1").asDouble()).isEqualTo(48);
    assertThat(box.path("y2").asDouble()).isEqualTo(72);
    assertThat(image.path("timings").path("inferenceMs").asDouble()).isPositive();
    assertThat(image.has("problem")).isFalse();
  }

  @Test
  void takesBase64InJson() {
    live("encoded", Fixtures.MIDDLE);
    String base64 = Base64.getEncoder().encodeToString(Fixtures.grey(255));
    String body = "{\"images\":[{\"name\":\"a\",\"base64\":\"%s\"}]}".formatted(base64);
    Answer answer = server.as(Role.VIEWER).post("/models/encoded/detections", body);
    JsonNode image = answer.hasStatus(200).json().path("images").get(0);
    assertThat(image.path("source").asString("")).isEqualTo("a");
    assertThat(image.path("detections")).hasSize(1);
  }

  @Test
  void oneBadPictureAmongManyIsItsOwnProblem() {
    live("mixed", Fixtures.MIDDLE);
    var text = new Part("files", "note.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    JsonNode images =
        detect("mixed", "", grey(255), text, grey(200)).hasStatus(200).json().path("images");
    assertThat(images).hasSize(3);
    assertThat(images.get(1).path("problem").path("status").asInt()).isEqualTo(415);
    assertThat(images.get(1).path("problem").path("detail").asString("")).contains("WebP");
    assertThat(images.get(1).path("detections")).isEmpty();
    assertThat(images.get(2).path("detections")).hasSize(1);
    detect("mixed", "", text).isProblem(415, "picture-unsupported");
    detect("mixed", "", new Part("files", "empty.jpg", new byte[0]))
        .isProblem(400, "picture-empty");
  }

  @Test
  void keepsToWhatTheRequestAsks() {
    live("sure", Fixtures.MIDDLE);
    JsonNode unsure = detect("sure", "?confidence=0.6", grey(128)).hasStatus(200).json();
    assertThat(unsure.path("images").get(0).path("detections")).isEmpty();
    detect("sure", "?confidence=1.5", grey(1)).isProblem(422, "invalid-input");
    detect("sure", "?confidence=NaN", grey(1)).isProblem(422, "invalid-input");
    detect("sure", "?iou=2", grey(1)).isProblem(422, "invalid-input");
    detect("sure", "?alias=best", grey(1)).isProblem(422, "invalid-input");
    detect("sure", "").isProblem(400, "no-pictures");
    Part[] many = Collections.nCopies(33, grey(1)).toArray(Part[]::new);
    detect("sure", "", many).isProblem(413, "too-many-pictures");
  }

  @Test
  void drawsTheBoxes() {
    live("drawn", Fixtures.MIDDLE);
    Answer answer =
        server
            .as(Role.VIEWER)
            .upload(
                "/models/drawn/detections?draw=true", List.of(grey(255)), "Accept", "image/png");
    assertThat(answer.hasStatus(200).header("Content-Type")).isEqualTo("image/png");
    Picture drawn = new PictureDecoder(PictureLimits.STANDARD).decode(answer.bytes());
    assertThat(drawn.pixel(48, 64)).isNotEqualTo(0xFFFFFF);
    assertThat(drawn.pixel(10, 120)).isEqualTo(0xFFFFFF);
    detect("drawn", "?draw=true", grey(255)).isProblem(422, "invalid-input");
  }

  @Test
  void namesPromoteWhereNothingIsLive() {
    register("waiting", Fixtures.MIDDLE).hasStatus(201);
    Answer answer = detect("waiting", "", grey(1)).isProblem(409, "alias-not-set");
    assertThat(answer.json().path("detail").asString("")).contains("promote waiting");
    detect("waiting", "?version=1", grey(255)).hasStatus(200);
    detect("waiting", "?version=9", grey(255)).isProblem(404, "model-version-not-found");
    detect("nowhere", "", grey(1)).isProblem(404, "model-not-found");
  }

  @Test
  void swapsWhenAnAliasMovesAndBack() {
    live("moved", Fixtures.MIDDLE);
    detect("moved", "", grey(255)).hasStatus(200);
    register("moved", Fixtures.CORNER).hasStatus(201);
    JsonNode moved = promote("moved", "2").hasStatus(200).json();
    assertThat(moved.path("previous").asString("")).isEqualTo("1");
    awaitClass("moved", "moon");
    server
        .as(Role.ADMIN)
        .post("/models/moved/aliases/production/rollback", "{\"reason\":\"no moons\"}")
        .hasStatus(200);
    awaitClass("moved", "lamp");
    JsonNode ledger =
        server.as(Role.VIEWER).get("/models/moved/aliases/production/ledger").json().path("items");
    assertThat(ledger).hasSize(3);
    assertThat(ledger.get(0).path("reason").asString("")).isEqualTo("no moons");
    assertThat(ledger.get(0).path("by").asString("")).isEqualTo("ada");
  }

  private static void awaitClass(String model, String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                detect(model, "", grey(255))
                    .json()
                    .at("/images/0/detections/0/class")
                    .asString("")
                    .equals(name));
  }

  @Test
  void movesOnlyFromTheRevisionThatWasSeen() {
    live("guarded", Fixtures.MIDDLE);
    register("guarded", Fixtures.CORNER).hasStatus(201);
    var admin = server.as(Role.ADMIN);
    String path = "/models/guarded/aliases/production";
    String tag = promote("guarded", "1").header("ETag");
    admin.put(path, PROMOTE.formatted("2"), "If-Match", "\"77\"").isProblem(412, "alias-has-moved");
    admin.put(path, PROMOTE.formatted("2"), "If-Match", tag).hasStatus(200);
    admin.put(path, "{\"version\":\"1\"}").isProblem(422, "invalid-input");
    admin.put(path, PROMOTE.formatted("9")).hasStatus(404);
  }

  @Test
  void onlyThoseWhoMayMoveAliases() {
    register("roles", Fixtures.MIDDLE).hasStatus(201);
    String production = "/models/roles/aliases/production";
    server.as(Role.VIEWER).put(production, PROMOTE.formatted("1")).hasStatus(403);
    server.as(Role.ENGINEER).put(production, PROMOTE.formatted("1")).hasStatus(403);
    server
        .as(Role.ENGINEER)
        .put("/models/roles/aliases/staging", PROMOTE.formatted("1"))
        .hasStatus(200);
    server.as(Role.APPROVER).put(production, PROMOTE.formatted("1")).hasStatus(200);
    server
        .as(Role.VIEWER)
        .upload("/models/roles/versions", upload(Fixtures.MIDDLE, Fixtures.BRIGHTNESS_JSON))
        .hasStatus(403);
  }

  @Test
  void modelsOfOtherProjectsAreNotThere() {
    live("secret", Fixtures.MIDDLE);
    var stranger = server.as(Role.ADMIN, new ProjectName("other"));
    for (String path :
        List.of("", "/versions/1", "/classes", "/health", "/aliases", "/versions/1/lineage")) {
      stranger.get("/models/secret" + path).isProblem(404, "model-not-found");
    }
    stranger
        .upload("/models/secret/detections", List.of(grey(1)))
        .isProblem(404, "model-not-found");
    assertThat(stranger.get("/models").json().path("items")).isEmpty();
    register("unseen", Fixtures.MIDDLE).hasStatus(201);
    for (String query : List.of("", "?version=1", "?version=9", "?alias=shadow")) {
      stranger
          .upload("/models/unseen/detections" + query, List.of(grey(1)))
          .isProblem(404, "model-not-found");
    }
    stranger
        .upload("/models/secret/versions", upload(Fixtures.MIDDLE, Fixtures.BRIGHTNESS_JSON))
        .hasStatus(404);
  }

  @Test
  void tellsWhatIsRegistered() {
    live("listed", Fixtures.MIDDLE);
    var viewer = server.as(Role.VIEWER);
    assertThat(viewer.get("/models?limit=1000").json().path("items"))
        .anySatisfy(m -> assertThat(m.path("model").asString("")).isEqualTo("listed"));
    JsonNode model = viewer.get("/models/listed").hasStatus(200).json();
    assertThat(model.path("latest").asString("")).isEqualTo("1");
    assertThat(model.path("versions").get(0).path("semanticVersion").asString(""))
        .isEqualTo("1.0.0");
    assertThat(viewer.get("/models/listed/classes").json().path("classes").get(1).asString(""))
        .isEqualTo("moon");
    JsonNode lineage = viewer.get("/models/listed/versions/@production/lineage").json();
    assertThat(lineage.path("lineage").path("kind").asString("")).isEqualTo("imported");
    Answer file = viewer.get("/models/listed/versions/1/files/model.onnx").hasStatus(200);
    assertThat(file.bytes()).isEqualTo(Fixtures.MIDDLE);
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    viewer.get("/models/listed/versions/1/files/../secret").hasStatus(404);
    viewer.get("/models/listed/versions/1/files/secret").isProblem(404, "model-file-not-found");
  }

  @Test
  void tellsHowAModelIs() {
    live("healthy", Fixtures.MIDDLE);
    detect("healthy", "", grey(255)).hasStatus(200);
    JsonNode health = server.as(Role.VIEWER).get("/models/healthy/health").hasStatus(200).json();
    assertThat(health.path("live").asBoolean()).isTrue();
    assertThat(health.path("ready").asBoolean()).isTrue();
    assertThat(health.path("version").asString("")).isEqualTo("1");
  }

  @Test
  void refusesWhatIsNoDetector() {
    byte[] pickle = {(byte) 0x80, 2, '}', 'q', 0, '.'};
    register("refused", pickle).isProblem(415, "model-not-onnx");
    register("refused", Fixtures.NAN).isProblem(422, "model-mismatch");
    byte[] oneClass =
        new String(Fixtures.BRIGHTNESS_JSON, StandardCharsets.UTF_8)
            .replace("\"lamp\", ", "")
            .getBytes(StandardCharsets.UTF_8);
    register("refused", Fixtures.MIDDLE, oneClass).isProblem(422, "model-mismatch");
    register("refused", Fixtures.MIDDLE, new byte[] {'{'}).isProblem(422, "model-manifest-invalid");
    server
        .as(Role.ENGINEER)
        .upload("/models/refused/versions", List.of(new Part("model", "m", Fixtures.MIDDLE)))
        .isProblem(422, "invalid-input");
    server.as(Role.VIEWER).get("/models/refused").isProblem(404, "model-not-found");
  }

  @Test
  void registersTheSameUploadOnce() {
    register("twice", Fixtures.MIDDLE).hasStatus(201);
    JsonNode again = register("twice", Fixtures.MIDDLE).hasStatus(201).json();
    assertThat(again.path("version").asString("")).isEqualTo("1");
  }
}
