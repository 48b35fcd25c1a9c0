package io.lynceus.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.data.Pictures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much one request may bring, and what becomes of the rest of it. */
final class UploadLimitsIT {
  private static final int MOST_BYTES = 25 << 20;

  private final DataServer server = DataServer.shared();

  @Test
  void twentyFiveMegabytesAreTakenOneByteMoreIsNot() {
    server.project("limit", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("over.png", Arrays.copyOf(Pictures.png(901), MOST_BYTES + 1));
    files.put("exact.png", Arrays.copyOf(Pictures.png(902), MOST_BYTES));
    files.put("small.png", Pictures.png(903));
    JsonNode results = upload("limit", files).hasStatus(200).json().path("results");
    assertThat(results.get(0).at("/problem/type").asString()).endsWith(":picture-too-many-bytes");
    assertThat(results.get(0).at("/problem/status").asInt()).isEqualTo(413);
    assertThat(results.get(1).path("status").asString()).isEqualTo("stored");
    assertThat(results.get(1).path("trimmed").asInt())
        .isEqualTo(MOST_BYTES - Pictures.png(902).length);
    assertThat(results.get(2).path("status").asString()).isEqualTo("stored");
    assertThat(results.get(2).has("trimmed")).isFalse();
  }

  @Test
  void whatIsTrimmedIsNotKept() {
    server.project("trimmed", "a");
    byte[] picture = Pictures.png(911);
    JsonNode result =
        upload("trimmed", Map.of("x.png", Arrays.copyOf(picture, picture.length + 1000)))
            .hasStatus(201)
            .json()
            .at("/results/0");
    String image = result.path("image").asString();
    assertThat(server.get("/api/v1/images/" + image + "/content").bytes()).isEqualTo(picture);
    JsonNode card = server.get("/api/v1/images/" + image).json();
    assertThat(card.path("bytes").asInt()).isEqualTo(picture.length);
    assertThat(card.path("trimmed").asInt()).isEqualTo(1000);
    assertThat(
            upload("trimmed", Map.of("y.png", picture)).json().at("/results/0/status").asString())
        .isEqualTo("duplicate");
  }

  @Test
  void aFileWithoutEndEndsTheRequest() {
    server.project("endless", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("before.png", Pictures.png(921));
    files.put("endless.png", new byte[4 * MOST_BYTES + 1000]);
    files.put("after.png", Pictures.png(922));
    upload("endless", files).isProblem(413, "picture-too-many-bytes");
    JsonNode kept = server.get("/api/v1/projects/endless/images").json().path("items");
    assertThat(kept.findValuesAsString("source")).containsExactly("before.png");
  }

  @Test
  void aThousandFilesAreTakenAndThoseBeforeTheNextAreKept() {
    server.project("many", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("first.png", Pictures.png(931));
    for (int i = 1; i < 1000; i++) {
      files.put(i + ".png", new byte[0]);
    }
    JsonNode results = upload("many", files).hasStatus(200).json().path("results");
    assertThat(results.size()).isEqualTo(1000);
    assertThat(results.get(999).at("/problem/type").asString()).endsWith(":picture-empty");
    files.put("one-more.png", Pictures.png(932));
    upload("many", files).isProblem(413, "too-many-files");
    JsonNode kept = server.get("/api/v1/projects/many/images").json().path("items");
    assertThat(kept.findValuesAsString("source")).containsExactly("first.png");
  }

  @Test
  void allEightOrientationsAreUpright() {
    server.project("upright", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int orientation = 1; orientation <= 8; orientation++) {
      files.put(orientation + ".jpg", Pictures.turned(941, orientation));
    }
    upload("upright", files).hasStatus(201);
    JsonNode cards = server.get("/api/v1/projects/upright/images").json().path("items");
    assertThat(cards.size()).isEqualTo(8);
    for (JsonNode card : cards) {
      assertThat(card.path("width").asInt()).as(card.path("source").asString()).isEqualTo(64);
      assertThat(card.path("height").asInt()).isEqualTo(48);
    }
  }

  @Test
  void theTypeIsThatOfTheBytesWhateverTheNameSays() {
    server.project("types", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("really-a.png", Pictures.jpeg(951));
    files.put("really-a.jpg", Pictures.png(952));
    files.put("no-extension", Pictures.png(953));
    upload("types", files).hasStatus(201);
    JsonNode cards = server.get("/api/v1/projects/types/images").json().path("items");
    assertThat(cards.findValuesAsString("mediaType"))
        .containsExactly("image/jpeg", "image/png", "image/png");
  }

  @Test
  void imagesAreListedInTheirOrderPageByPage() {
    server.project("pages", "a");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      files.put(i + ".png", Pictures.png(961 + i));
    }
    upload("pages", files).hasStatus(201);
    String path = "/api/v1/projects/pages/images?limit=2";
    JsonNode first = server.get(path).json();
    JsonNode second = server.get(path + "&cursor=" + first.path("next").asString()).json();
    JsonNode third = server.get(path + "&cursor=" + second.path("next").asString()).json();
    assertThat(first.path("items").findValuesAsString("source")).containsExactly("0.png", "1.png");
    assertThat(second.path("items").findValuesAsString("source")).containsExactly("2.png", "3.png");
    assertThat(third.path("items").findValuesAsString("source")).containsExactly("4.png");
    assertThat(third.path("next").asString("")).isEmpty();
  }

  @Test
  void contentIsKeptByCachesAndNotSentTwice() {
    server.project("cached", "a");
    String image =
        upload("cached", Map.of("x.png", Pictures.png(971)))
            .json()
            .at("/results/0/image")
            .asString();
    Answer content = server.get("/api/v1/images/" + image + "/content");
    assertThat(content.header("ETag")).isEqualTo("\"" + image + "\"");
    assertThat(content.header("Cache-Control")).contains("private", "immutable");
    assertThat(content.header("Content-Length"))
        .isEqualTo(Integer.toString(Pictures.png(971).length));
    assertThat(content.header("Content-Disposition")).contains(image + ".png");
  }

  private Answer upload(String project, Map<String, byte[]> files) {
    return server.upload("/api/v1/projects/" + project + "/images", "files", files);
  }
}
