package io.lynceus.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.cli.stub.StubPlatform;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class GatewayTest {
  private static final byte[] BUSY =
      "{\"title\":\"Too many requests\",\"detail\":\"The queue is full.\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final List<Duration> waited = new ArrayList<>();
  private StubPlatform platform;
  private Gateway gateway;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform();
    gateway = new Gateway(new Connection(platform.address(), Optional.of("the-key")), waited::add);
  }

  @AfterEach
  void close() {
    gateway.close();
    platform.close();
  }

  @Test
  void showsItsKey() {
    platform.on("GET /status", 200, "{}");
    gateway.get(Resource.of("status"));
    assertThat(platform.asked().getFirst().headers().get("X-api-key")).containsExactly("the-key");
  }

  @Test
  void waitsAsLongAsABusyPlatformAsks() {
    platform
        .on("GET /status", 429, "application/problem+json", BUSY, Map.of("Retry-After", "7"))
        .on("GET /status", 429, "application/problem+json", BUSY, Map.of())
        .on("GET /status", 200, "{\"ok\":true}");
    assertThat(gateway.get(Resource.of("status")).path("ok").asBoolean()).isTrue();
    assertThat(waited).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
  }

  @Test
  void doesNotWaitForEver() {
    platform.on("GET /status", 429, "application/problem+json", BUSY, Map.of());
    assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(() -> gateway.get(Resource.of("status")))
        .withMessage("The queue is full.");
    assertThat(waited).hasSizeBetween(5, 50);
  }

  @Test
  void aDateOrNonsenseAsTimeToWaitIsASecond() {
    platform
        .on(
            "GET /status",
            429,
            "text/plain",
            BUSY,
            Map.of("Retry-After", "Sat, 21 Nov 2026 18:00:00 GMT"))
        .on("GET /status", 429, "text/plain", BUSY, Map.of("Retry-After", "-5"))
        .on("GET /status", 429, "text/plain", BUSY, Map.of("Retry-After", "0"))
        .on("GET /status", 200, "{}");
    gateway.get(Resource.of("status"));
    assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
  }

  @Test
  void anUploadThatWasRefusedForNowIsSentAgainWhole(@TempDir Path folder) throws IOException {
    platform
        .on("POST /up", 429, "application/problem+json", BUSY, Map.of("Retry-After", "3"))
        .on("POST /up", 200, "{\"taken\":true}");
    Path file = Files.writeString(folder.resolve("a.txt"), "of a file");
    var files =
        new Multipart()
            .file("files", file).stream("more", "b", () -> new ByteArrayInputStream(BUSY));
    assertThat(gateway.upload(Resource.of("up"), files).path("taken").asBoolean()).isTrue();
    assertThat(platform.asked()).hasSize(2);
    assertThat(platform.asked().get(1).latin()).isEqualTo(platform.asked().get(0).latin());
  }

  @Test
  void aFileThatCannotBeReadWhileItIsSentIsNamedAndNotTheGateway() {
    platform.on("POST /up", 200, "{}");
    var vanished =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new NoSuchFileException("images/a.jpg");
          }
        };
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                gateway.upload(
                    Resource.of("up"), new Multipart().stream("archive", "a.zip", () -> vanished)))
        .withMessageContaining("images/a.jpg");
  }

  @Test
  void anAnswerThatBreaksOffIsSilenceAndNoAnswer() {
    platform.tears("GET /status", "{\"services\":[]}");
    assertThatExceptionOfType(GatewayUnreachable.class)
        .isThrownBy(() -> gateway.get(Resource.of("status")))
        .withMessageContaining("broke");
  }

  @Test
  void aDownloadThatBreaksOffLeavesNoFile(@TempDir Path folder) {
    platform.tears("GET /file", "half an archive");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> gateway.download(Resource.of("file"), folder.resolve("out.zip")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDownloadMakesItsFolderAndReplacesWhatWasThere(@TempDir Path folder) throws IOException {
    platform.on("GET /file", 200, "application/zip", new byte[] {4, 5}, Map.of());
    Path file = folder.resolve("new/deep/out.zip");
    gateway.download(Resource.of("file"), file);
    gateway.download(Resource.of("file"), file);
    assertThat(file).hasBinaryContent(new byte[] {4, 5});
  }

  @Test
  void anEventThatIsNoJsonEndsTheListeningAndNothingElse() {
    platform.streams("GET /events", "{\"n\":1}", "{\"n\":", "{\"n\":3}");
    List<JsonNode> heard = new ArrayList<>();
    gateway.events(Resource.of("events"), heard::add);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aManifestLineThatIsTornIsAFailure() {
    byte[] lines = "{\"a\":1}\n{\"a\":".getBytes(StandardCharsets.UTF_8);
    platform.on("GET /manifest", 200, "application/jsonl", lines, Map.of());
    assertThatExceptionOfType(GatewayUnreachable.class)
        .isThrownBy(() -> gateway.lines(Resource.of("manifest"), _ -> {}));
  }

  @Test
  void nobodyIsFollowedElsewhere() {
    platform.on("GET /status", 302, "text/html", BUSY, Map.of("Location", "http://localhost:1/"));
    assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(() -> gateway.get(Resource.of("status")))
        .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(302));
  }

  @Test
  void aGatewayBelowAPathIsAskedThere() {
    var resource = Resource.of("models", "a b").with("limit", 1);
    assertThat(resource.at(URI.create("https://host/lynceus/")))
        .hasToString("https://host/lynceus/api/v1/models/a%20b?limit=1");
  }

  @Test
  void asksAgainWhileAServiceIsAway() {
    platform
        .on("GET /imports/1", 503, "{\"detail\":\"data-service does not answer\"}")
        .on("GET /imports/1", 504, "{}")
        .on("GET /imports/1", 200, "{\"ok\":true}");
    assertThat(gateway.get(Resource.of("imports", "1")).path("ok").asBoolean()).isTrue();
    assertThat(waited).hasSize(2);
  }

  @Test
  void doesNotOrderTwice() {
    platform.on("POST /runs", 503, "{\"detail\":\"training-service does not answer\"}");
    assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(() -> gateway.post(Resource.of("runs"), json("{}")));
    assertThat(platform.asked()).hasSize(1);
  }

  @Test
  void aRefusalThatIsNoProblemDocumentStillHasASentence() {
    platform.on(
        "GET /status", 500, "text/html", "<html>".getBytes(StandardCharsets.UTF_8), Map.of());
    assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(() -> gateway.get(Resource.of("status")))
        .withMessage("The platform answered 500");
  }

  @Test
  void readsAllPagesOfAList() {
    platform
        .on("GET /runs", 200, "{\"items\":[{\"run\":\"a\"},{\"run\":\"b\"}],\"next\":\"x/1\"}")
        .on("GET /runs?cursor=x%2F1", 200, "{\"items\":[{\"run\":\"c\"}],\"next\":null}");
    assertThat(gateway.list(Resource.of("runs")))
        .extracting(run -> run.path("run").asString())
        .containsExactly("a", "b", "c");
  }

  @Test
  void namesAreEncodedInPaths() {
    assertThat(Resource.of("models", "a/../b c").with("x", "1&2").toString())
        .isEqualTo("/api/v1/models/a%2F..%2Fb%20c?x=1%262");
    assertThat(Resource.of("models").with("x", Optional.empty()).toString())
        .isEqualTo("/api/v1/models");
  }

  @Test
  void uploadsAreMultipart(@TempDir Path folder) throws IOException {
    platform.on("POST /up", 200, "{}");
    Path file = Files.writeString(folder.resolve("a \"b\".txt"), "of a file");
    gateway.upload(
        Resource.of("up"),
        new Multipart()
                .file("files", file)
                .bytes("files", "b.txt", "of bytes".getBytes(StandardCharsets.UTF_8))
                .stream("archive", "c.zip", () -> new ByteArrayInputStream(new byte[] {1, 2})));
    StubPlatform.Asked asked = platform.asked().getFirst();
    String type = asked.headers().get("Content-type").getFirst();
    String boundary = type.substring(type.indexOf("boundary=") + 9);
    assertThat(type).startsWith("multipart/form-data; ");
    assertThat(asked.text().split("--" + boundary, -1)).hasSize(5);
    assertThat(asked.text())
        .contains("name=\"files\"; filename=\"a %22b%22.txt\"\r\n")
        .contains("\r\n\r\nof a file\r\n")
        .contains("\r\n\r\nof bytes\r\n")
        .contains("name=\"archive\"; filename=\"c.zip\"")
        .contains("\r\n\r\n\u0001\u0002\r\n--" + boundary + "--\r\n");
  }

  @Test
  void aRefusedDownloadLeavesNoFile(@TempDir Path folder) {
    Path file = folder.resolve("out.zip");
    assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(() -> gateway.download(Resource.of("nothing"), file));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDownloadIsWhole(@TempDir Path folder) throws IOException {
    platform.on("GET /file", 200, "application/zip", new byte[] {1, 2, 3}, Map.of());
    gateway.download(Resource.of("file"), folder.resolve("out.zip"));
    assertThat(folder.resolve("out.zip")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(folder.toFile().list()).containsExactly("out.zip");
  }

  @Test
  void hearsEventsUntilItHasHeardEnough() {
    platform.streams("GET /events", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    List<JsonNode> heard = new ArrayList<>();
    gateway.events(
        Resource.of("events"),
        data -> {
          heard.add(data);
          return data.path("n").asInt() < 2;
        });
    assertThat(heard).extracting(data -> data.path("n").asInt()).containsExactly(1, 2);
  }

  @Test
  void anEventOfSeveralLinesIsOneDatum() throws IOException {
    List<String> heard = new ArrayList<>();
    String stream = ": a comment\n\ndata: {\"a\":\ndata: 1}\n\ndata:unfinished";
    ServerEvents.read(
        new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)), heard::add);
    assertThat(heard).containsExactly("{\"a\":\n1}");
  }

  @Test
  void readsLinesOneByOne() throws IOException {
    byte[] lines = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);
    platform.on("GET /manifest", 200, "application/jsonl", lines, Map.of());
    List<JsonNode> read = new ArrayList<>();
    gateway.lines(Resource.of("manifest"), read::add);
    assertThat(read).containsExactly(json("{\"a\":1}"), json("{\"a\":2}"));
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
