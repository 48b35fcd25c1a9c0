package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * A model with two versions that answer the same picture differently: the first sees a lamp in the
 * middle, the second a moon in the corner. What each says is known, so an answer that mixes them is
 * seen.
 */
final class ServedModel {
  private static final Path NETWORKS =
      Path.of(
          System.getProperty("lynceus.root"),
          "inference-service/src/test/resources/io/lynceus/inference");
  private static final Duration SERVED = Duration.ofSeconds(30);
  private static final int SIDE = 128;
  private final Api api;
  private final String name;
  private final Api.Part picture;
  private final Map<String, String> said = new ConcurrentHashMap<>();

  private ServedModel(Api api, String name, Api.Part picture) {
    this.api = api;
    this.name = name;
    this.picture = picture;
  }

  /** The same model, asked about a picture of so many pixels a side; heard from what is served. */
  ServedModel seeing(int side) throws IOException {
    var large = new ServedModel(api, name, new Api.Part("files", "white.jpg", white(side, "jpeg")));
    Answer heard = large.detect();
    assertThat(heard.isGood()).as(heard.body()).isTrue();
    large.said.put(version(heard), detections(heard.json()));
    return large;
  }

  /** Two versions, the first in production; what both say has been heard. */
  static ServedModel of(Api api, String name) throws IOException {
    var model = new ServedModel(api, name, new Api.Part("files", "white.png", white(SIDE, "png")));
    model.add("middle.onnx");
    model.add("corner.onnx");
    for (String version : new String[] {"2", "1"}) {
      model.promote(version, "to hear it");
      model.awaitServed(version);
      model.said.put(version, detections(model.detect().json()));
    }
    assertThat(model.said.get("1")).isNotEqualTo(model.said.get("2"));
    return model;
  }

  String name() {
    return name;
  }

  String add(String network) throws IOException {
    Answer added =
        api.upload(
            "/models/%s/versions".formatted(name),
            new Api.Part("model", network, Files.readAllBytes(NETWORKS.resolve(network))),
            new Api.Part(
                "manifest",
                "lynceus.json",
                Files.readAllBytes(NETWORKS.resolve("brightness.json"))));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json().path("version").asString("");
  }

  /** Asks until it is done, as moving an alias to where it is does nothing. */
  void promote(String version, String reason) {
    String body = "{\"version\":\"%s\",\"reason\":\"%s\"}".formatted(version, reason);
    await()
        .atMost(SERVED)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                api.json("PUT", "/models/%s/aliases/production".formatted(name), body).status()
                    == 200);
  }

  Answer rollBack(String reason) {
    return api.json(
        "POST",
        "/models/%s/aliases/production/rollback".formatted(name),
        "{\"reason\":\"%s\"}".formatted(reason));
  }

  /** How the service says that the model is. */
  String health() {
    return api.get("/models/%s/health".formatted(name)).body();
  }

  /** The version that production names in the registry. */
  Answer alias() {
    return api.get("/models/%s/versions/@production".formatted(name));
  }

  Answer detect() {
    return api.upload("/models/%s/detections?confidence=0.1".formatted(name), picture);
  }

  /** The version that answered. */
  static String version(Answer answer) {
    return answer.json().at("/images/0/version").asString("");
  }

  /** Whether an answer is wholly of the version that it names. */
  boolean isWhole(Answer answer) {
    return detections(answer.json()).equals(said.get(version(answer)));
  }

  void awaitServed(String version) {
    await()
        .atMost(SERVED)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              Answer answer = detect();
              return answer.isGood() && version(answer).equals(version);
            });
  }

  private static String detections(JsonNode answer) {
    return answer.at("/images/0/detections").toString();
  }

  private static byte[] white(int side, String format) throws IOException {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
  }
}
