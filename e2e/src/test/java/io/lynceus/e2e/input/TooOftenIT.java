package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.Caller.Part;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** A thousand of the same from one caller. */
final class TooOftenIT {
  private static final int MANY = 1000;
  private static final String TOO_MANY = "too-many-requests";

  private final Scene scene = Scene.get();
  private final HttpClient prometheus = HttpClient.newHttpClient();

  @Test
  void badLoginsAreToldToWaitAndGoodOnesAreNot() throws Exception {
    Caller guessing = scene.nobody().withKey("lyn_guess").from("127.0.0.99");
    double before = counted();
    Answer last = guessing.get("/projects");
    int refused = 0;
    for (int i = 1; i < MANY; i++) {
      last = guessing.get("/projects");
      assertThat(last.status()).isIn(401, 429);
      refused += last.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(MANY / 2);
    isTooMany(last);
    assertThat(counted() - before).isEqualTo(refused);
    assertThat(scene.admin().from("127.0.0.99").get("/projects").status()).isEqualTo(200);
  }

  @Test
  void uploadsOfOneCallerAreTooManyAndOthersGoOn() throws Exception {
    String key = scene.key("\"roles\": [\"annotator\"]");
    Caller greedy = scene.nobody().withKey(key);
    Part nothing = Part.file("files", "x", new byte[0]);
    Answer refused = greedy.upload(scene.images(), nothing);
    for (int i = 1; i < MANY && refused.status() != 429; i++) {
      refused = greedy.upload(scene.images(), nothing);
    }
    isTooMany(refused);
    assertThat(scene.engineer().upload(scene.images(), nothing).status()).isEqualTo(400);
  }

  private double counted() throws Exception {
    return Counters.of(scene.platform(), prometheus).of(TOO_MANY);
  }

  private static void isTooMany(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.slug()).isEqualTo(TOO_MANY);
    assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
  }
}
