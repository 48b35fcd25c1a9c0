package io.lynceus.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.object.ObjectNotFound;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ImageIT {
  private final DataServer server = DataServer.shared();

  @Test
  void givesEachFileAResult() {
    server.project("results", "a");
    byte[] polyglot = followedBy(Pictures.jpeg(2), "PK<script>alert(1)</script>");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("one.jpg", Pictures.jpeg(1));
    files.put("again.jpg", Pictures.jpeg(1));
    files.put("polyglot.jpg", polyglot);
    files.put("text.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
    files.put("torn.jpg", Arrays.copyOf(Pictures.jpeg(3), Pictures.jpeg(3).length / 2));
    files.put("empty.png", new byte[0]);
    JsonNode results =
        server
            .upload("/api/v1/projects/results/images", "files", files)
            .hasStatus(200)
            .json()
            .path("results");
    assertThat(results.findValuesAsString("status"))
        .startsWith("stored", "duplicate", "stored", "rejected");
    assertThat(results.get(2).path("trimmed").asInt()).isEqualTo(27);
    assertThat(results.get(0).path("image")).isEqualTo(results.get(1).path("image"));
    assertThat(results.get(3).at("/problem/status").asInt()).isEqualTo(415);
    assertThat(results.get(4).at("/problem/status").asInt()).isEqualTo(422);
    assertThat(results.get(5).at("/problem/status").asInt()).isEqualTo(400);
    assertThat(server.get("/api/v1/projects/results/images").json().path("items").size())
        .isEqualTo(2);
  }

  @Test
  void answersWithTheReasonWhereEveryFileIsRefused() {
    server.project("refused", "a");
    String path = "/api/v1/projects/refused/images";
    byte[] text = "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
    server.upload(path, "files", Map.of("x.svg", text)).isProblem(415, "picture-unsupported");
    server
        .upload(path, "files", Map.of("x.jpg", new byte[(25 << 20) + 1]))
        .isProblem(413, "picture-too-many-bytes");
    server.upload(path, "other", Map.of("x.jpg", text)).isProblem(400, "no-files");
    server.upload(path, "files", Map.of()).isProblem(400, "no-files");
    server.send("POST", path, "{}").isProblem(415, "unsupported-media-type");
    assertThat(server.get(path).json().path("items").size()).isZero();
  }

  @Test
  void namesAreForPeopleOnly() {
    server.project("names", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("../../etc/passwd", Pictures.png(21));
    files.put("C:\\\\x\\\\..\\\\y.png", Pictures.png(22));
    files.put("x\u202egnp.exe", Pictures.png(23));
    files.put("l".repeat(4000) + ".png", Pictures.png(24));
    server.upload("/api/v1/projects/names/images", "files", files).hasStatus(201);
    JsonNode items = server.get("/api/v1/projects/names/images").json().path("items");
    assertThat(items.findValuesAsString("source"))
        .startsWith("etc/passwd", "x/y.png", "xgnp.exe")
        .allMatch(name -> name.length() <= 255);
  }

  @Test
  void bytesAreKeptOnceAndMembershipByProject() {
    server.project("first", "a");
    server.project("second", "a");
    String image = upload("first", "here.png", Pictures.png(31));
    assertThat(upload("second", "there.png", Pictures.png(31))).isEqualTo(image);
    server.delete("/api/v1/projects/first/images/" + image).hasStatus(204);
    server.get("/api/v1/images/" + image + "/content").hasStatus(200);
    JsonNode card = server.get("/api/v1/images/" + image).json();
    assertThat(card.path("source").asString()).isEqualTo("there.png");
    server.delete("/api/v1/projects/second/images/" + image).hasStatus(204);
    server.get("/api/v1/images/" + image).isProblem(404, "image-not-found");
    assertGone(image);
  }

  @Test
  void comesBackWhenItIsSentAgain() {
    server.project("back", "a");
    String image = upload("back", "x.png", Pictures.png(41));
    server.delete("/api/v1/projects/back/images/" + image).hasStatus(204);
    assertThat(upload("back", "x.png", Pictures.png(41))).isEqualTo(image);
    assertThat(server.get("/api/v1/images/" + image + "/content").hasStatus(200).bytes())
        .isEqualTo(Pictures.png(41));
  }

  @Test
  void imagesOfADeletedProjectAreSwept() {
    server.project("swept", "a");
    String image = upload("swept", "x.png", Pictures.png(51));
    server.delete("/api/v1/projects/swept").hasStatus(204);
    server.bean(ImageSweep.class).sweepAll();
    assertGone(image);
  }

  @Test
  void contentIsNeverShownInPlace() {
    server.project("content", "a");
    String image = upload("content", "x.png", Pictures.png(61));
    Answer content = server.get("/api/v1/images/" + image + "/content").hasStatus(200);
    assertThat(content.header("Content-Type")).isEqualTo("image/png");
    assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(content.header("Content-Disposition")).startsWith("attachment");
    JsonNode card = server.get("/api/v1/images/" + image).json();
    assertThat(card.path("width").asInt()).isEqualTo(64);
    assertThat(card.path("height").asInt()).isEqualTo(48);
  }

  @Test
  void thumbnailsFitIntoASquare() {
    server.project("thumbs", "a");
    String path = "/api/v1/images/" + upload("thumbs", "x.png", Pictures.png(71)) + "/thumbnail";
    byte[] jpeg = server.get(path + "?side=32").hasStatus(200).bytes();
    assertThat(
            io.lynceus.vision.header.PictureHeader.of(
                jpeg, io.lynceus.vision.header.PictureLimits.STANDARD))
        .satisfies(h -> assertThat(h.width()).isEqualTo(32))
        .satisfies(h -> assertThat(h.height()).isEqualTo(24));
    server.get(path + "?side=100000").isProblem(422, "invalid-input");
  }

  @Test
  void belongsToWhoMaySeeItsProject() {
    server.project("open", "a");
    server.project("closed", "a");
    String image = upload("closed", "x.png", Pictures.png(81));
    String limited = server.limitedTo(Role.ENGINEER, "open");
    for (String path : new String[] {"", "/content", "/thumbnail"}) {
      server.getAs(limited, "/api/v1/images/" + image + path).isProblem(404, "image-not-found");
    }
    server
        .uploadAs(limited, "/api/v1/projects/closed/images", "files", Map.of("x", new byte[1]))
        .isProblem(404, "project-not-found");
    String viewer = server.token(Role.VIEWER, new ProjectScope.All());
    assertThat(
            server
                .uploadAs(viewer, "/api/v1/projects/open/images", "files", Map.of("x", new byte[1]))
                .status())
        .isEqualTo(403);
  }

  private String upload(String project, String name, byte[] bytes) {
    return server
        .upload("/api/v1/projects/" + project + "/images", "files", Map.of(name, bytes))
        .hasStatus(201)
        .json()
        .at("/results/0/image")
        .asString();
  }

  private void assertGone(String image) {
    Bucket bucket = server.bean(Bucket.class);
    Assertions.assertThatThrownBy(() -> bucket.open(ImageKey.of(new ImageId(image))))
        .isInstanceOf(ObjectNotFound.class);
  }

  private static byte[] followedBy(byte[] picture, String tail) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(picture);
    bytes.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
