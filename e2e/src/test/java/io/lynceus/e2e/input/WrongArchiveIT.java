package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lynceus.e2e.input.Caller.Part;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Archives that fail whole. They are sent together, because each waits up to a second for its turn;
 * what is left is therefore known of all of them and not of each.
 */
final class WrongArchiveIT {
  private static final HttpClient PROMETHEUS = HttpClient.newHttpClient();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String RECORD = "lynceus_data.import";
  private static final Scene SCENE = Scene.get();
  private static final Listening ELSEWHERE = listening();
  private static final List<ArchiveCase> CASES = ArchiveCases.all(ELSEWHERE.address());
  private static final Map<ArchiveCase, JsonNode> ENDED = new HashMap<>();
  private static Remains remains;
  private static Map<String, String> before;
  private static Counters counted;

  private static Listening listening() {
    try {
      return new Listening();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<ArchiveCase> cases() {
    return CASES;
  }

  @BeforeAll
  static void sendAll() throws Exception {
    remains = new Remains(SCENE.platform());
    before = remains.settled();
    counted = Counters.of(SCENE.platform(), PROMETHEUS);
    String path = "/projects/" + Scene.PROJECT + "/imports";
    Map<ArchiveCase, Answer> taken = new LinkedHashMap<>();
    for (ArchiveCase one : CASES) {
      taken.put(one, SCENE.admin().upload(path, Part.file("archive", "archive", one.archive())));
    }
    taken.forEach((one, answer) -> ENDED.put(one, SCENE.imported(answer)));
  }

  @AfterAll
  static void close() throws Exception {
    remains.close();
    ELSEWHERE.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void failsAndSaysWhy(ArchiveCase one) {
    JsonNode job = ENDED.get(one);
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("failed");
    assertThat(job.path("reason").asString())
        .contains(one.word())
        .doesNotContain("Exception", "io.lynceus", "/tmp", "\n");
    assertThat(job.path("images").asInt()).isZero();
    assertThat(job.path("boxes").asInt()).isZero();
  }

  /** That it failed, and why, is kept: it is the answer. Its archive goes after it has ended. */
  @Test
  void nothingButTheAnswerIsLeft() {
    int records = Integer.parseInt(before.get(RECORD)) + CASES.size();
    Map<String, String> expected = new HashMap<>(before);
    expected.put(RECORD, String.valueOf(records));
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .untilAsserted(() -> assertThat(Remains.left(expected, remains.now())).isEmpty());
  }

  @Test
  void eachIsCounted() throws Exception {
    double now = Counters.of(SCENE.platform(), PROMETHEUS).of("import-failed");
    assertThat(now - counted.of("import-failed")).isEqualTo(CASES.size());
  }

  @Test
  void nobodyWentWhereTheyPoint() {
    assertThat(ELSEWHERE.visits()).isZero();
  }
}
