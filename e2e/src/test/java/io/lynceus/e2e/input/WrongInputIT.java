package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each wrong input is refused in words, counted, and leaves nothing: one after the other, so that
 * what is left is known to be of the one before.
 */
final class WrongInputIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final HttpClient PROMETHEUS = HttpClient.newHttpClient();
  private static final Scene SCENE = Scene.get();
  private static Remains remains;
  private static Map<String, String> before;
  private static Counters counted;
  private static Counters atFirst;

  static Stream<Case> cases() {
    // The one that waits is last.
    return Stream.of(
            PictureCases.all(),
            BodyCases.all(),
            PermissionCases.all(),
            ModelCases.all(),
            TokenCases.all(),
            DoorCases.all())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Stalled::is));
  }

  @BeforeAll
  static void countWhatIsThere() throws Exception {
    SCENE.platform().awaitReady();
    await().atMost(Duration.ofMinutes(1)).until(SCENE::stillServes);
    Stalled.begin(SCENE);
    remains = new Remains(SCENE.platform());
    before = remains.settled();
    counted = Counters.of(SCENE.platform(), PROMETHEUS);
    atFirst = counted;
  }

  @AfterAll
  static void close() throws Exception {
    remains.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedCountedAndLeavesNothing(Case one) throws Exception {
    Answer answer = one.call().on(SCENE);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(one.status());
    if (!one.bare() || answer.json().has("type")) {
      isAProblem(one, answer);
    }
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .untilAsserted(() -> assertThat(Remains.left(before, remains.now())).isEmpty());
    isCounted(one);
  }

  private static void isAProblem(Case one, Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.slug()).isEqualTo(one.type());
    assertThat(answer.json().path("title").asString("")).isNotBlank();
    assertThat(answer.json().path("detail").asString("")).hasSizeGreaterThan(10).contains(" ");
    assertThat(answer.text())
        .doesNotContain("Exception", "io.lynceus", "org.springframework", "\tat ", "\\tat ");
    if (one.status() == 401) {
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  /** The one that waits may have been counted meanwhile, after the other one of its type. */
  private static void isCounted(Case one) {
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .untilAsserted(
            () -> {
              Counters now = Counters.of(SCENE.platform(), PROMETHEUS);
              double before = Stalled.is(one) ? atFirst.of(one.type()) + 1 : counted.of(one.type());
              assertThat(now.of(one.type())).as(now.toString()).isGreaterThan(before);
              counted = now;
            });
  }
}
