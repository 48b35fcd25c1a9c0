package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.RawSocket.Heard;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** B62, where the answer is what is not in it. */
final class OtherOriginIT {
  private static final String EVIL = "https://evil.example";
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Scene scene = Scene.get();

  @Test
  void aPageOfAnotherOriginReadsNothing() throws Exception {
    Answer read = scene.admin().get("/projects", "Origin", EVIL, "Cookie", "a=b").hasStatus(200);
    assertThat(read.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(read.headers().map()).doesNotContainKey("access-control-allow-credentials");
    Answer asked =
        scene
            .nobody()
            .from("127.0.0.62")
            .send(
                "OPTIONS",
                "/projects",
                new byte[0],
                "Origin",
                EVIL,
                "Access-Control-Request-Method",
                "POST");
    assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void whatACallerSaysOfWhereItCameFromIsIgnored() throws Exception {
    Answer answer =
        scene
            .admin()
            .get(
                "/projects/" + Scene.PROJECT,
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Prefix",
                "/evil",
                "X-User-Roles",
                "admin",
                "Forwarded",
                "host=evil.example")
            .hasStatus(200);
    assertThat(answer.headers().map().toString() + answer.text()).doesNotContain("evil");
    Answer viewer =
        scene.viewer().json("DELETE", "/projects/" + Scene.PROJECT, "", "X-User-Roles", "admin");
    assertThat(viewer.status()).isEqualTo(403);
  }

  /** Chunks win over a length, and what follows them is nobody's request. */
  @Test
  void twoLengthsAreOneAnswerAndTheEnd() throws IOException {
    String inner = "GET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String head =
        DoorCases.post(scene, "/projects", "Content-Length: 4\r\nTransfer-Encoding: chunked");
    try (var socket = new RawSocket(scene.platform().gateway(), QUIET)) {
      Heard heard = socket.say(head + "0\r\n\r\n" + inner).hear();
      assertThat(heard.status()).isEqualTo(400);
      assertThat(heard.answers()).isEqualTo(1);
      assertThat(heard.closed()).isTrue();
    }
  }
}
