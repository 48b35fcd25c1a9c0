package io.lynceus.e2e.input;

import io.lynceus.e2e.input.RawSocket.Heard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What no client that knows HTTP would say, and doors that are not there. */
final class DoorCases {
  /** Longer than the gateway waits for a body that stands still. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final int PLAIN = 16 << 20;
  private static final String BAD = "bad-request";

  private DoorCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(bodies());
    all.addAll(heads());
    for (String path :
        List.of(
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/gateway/routes",
            "/actuator/loggers",
            "/actuator;x/env",
            "/%61ctuator/env",
            "/actuator/health/../env",
            "/v3/api-docs")) {
      all.add(
          said("B61", path, 404, "unknown-route", "GET " + path + " HTTP/1.1\r\nHost: localhost"));
    }
    String shutdown = "POST /actuator/shutdown HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0";
    all.add(said("B61", "shutdown", 404, "unknown-route", shutdown));
    return all;
  }

  private static List<Case> bodies() {
    return List.of(
        announced("17 MB", "/projects", 17L << 20),
        announced("3 GB of a model", "/models/" + Scene.PROJECT + "/versions", 3L << 30),
        announced("21 GB of an archive", "/projects/" + Scene.PROJECT + "/imports", 21L << 30),
        new Case("B2", "17 MB in chunks", 413, "payload-too-large", DoorCases::inChunks),
        new Case(
            "B3",
            "a body that ends early",
            408,
            "body-cut-short",
            true,
            scene ->
                heard(scene, post(scene, "/projects", "Content-Length: 1000") + "only this", true)),
        new Case("B3", "a body that stands still", 408, "body-cut-short", true, Stalled::answer));
  }

  private static List<Case> heads() {
    return List.of(
        new Case(
            "B55",
            "control characters in a key",
            400,
            BAD,
            true,
            scene ->
                heard(
                    scene,
                    post(scene, "/projects", "Idempotency-Key: a\1b\r\nContent-Length: 2") + "{}",
                    false)),
        said(
            "B62",
            "TRACE",
            405,
            "method-not-allowed",
            "TRACE /api/v1/projects HTTP/1.1\r\nHost: localhost"),
        said(
            "B62",
            "another host",
            400,
            "unknown-host",
            "GET /api/v1/status HTTP/1.1\r\nHost: evil.example"),
        said(
            "B62",
            "two hosts",
            400,
            BAD,
            "GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"),
        said("B62", "no host", 400, BAD, "GET /api/v1/status HTTP/1.1\r\nAccept: */*"),
        new Case(
            "B62",
            "a page of another origin, with a cookie",
            401,
            "not-authenticated",
            scene ->
                scene
                    .nobody()
                    .from("127.0.0.62")
                    .json(
                        "POST",
                        "/projects",
                        Scene.PROJECT_BODY,
                        "Cookie",
                        "session=1",
                        "Origin",
                        "https://evil.example")));
  }

  private static Case announced(String what, String path, long bytes) {
    return new Case(
        "B2",
        what + " announced",
        413,
        "payload-too-large",
        scene -> begun(scene, post(scene, path, "Content-Length: " + bytes), blanks(), 1 << 20));
  }

  /** What is on its way between the two may come on top of the limit. */
  private static Answer inChunks(Scene scene) throws IOException {
    byte[] chunk = Bytes.joined(Bytes.of("10000\r\n"), blanks(), Bytes.of("\r\n"));
    String head = post(scene, "/projects", "Transfer-Encoding: chunked");
    return begun(scene, head, chunk, 4L * PLAIN);
  }

  /** Sends on until somebody minds, which is to be soon, and for good. */
  private static Answer begun(Scene scene, String head, byte[] chunk, long most)
      throws IOException {
    try (var socket = new RawSocket(scene.platform().gateway(), PATIENCE)) {
      long sent = socket.say(head).insist(chunk, most);
      Heard heard = socket.hear();
      if (!heard.closed() || sent > 2L * PLAIN) {
        throw new AssertionError("%d bytes were taken, and then: %s".formatted(sent, heard));
      }
      return heard.answer();
    }
  }

  private static byte[] blanks() {
    return Bytes.of(" ".repeat(1 << 16));
  }

  private static Case said(String row, String what, int status, String type, String head) {
    boolean bare = row.equals("B62");
    return new Case(
        row,
        what,
        status,
        type,
        bare,
        scene -> heard(scene, head + "\r\nConnection: close\r\n\r\n").answer());
  }

  static String post(Scene scene, String path, String headers) throws IOException {
    return "POST /api/v1%s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(path, scene.platform().adminKey(), headers);
  }

  private static Heard heard(Scene scene, String request) throws IOException {
    try (var socket = new RawSocket(scene.platform().gateway(), PATIENCE)) {
      return socket.say(request).hear();
    }
  }

  private static Answer heard(Scene scene, String request, boolean ends) throws IOException {
    try (var socket = new RawSocket(scene.platform().gateway(), PATIENCE)) {
      socket.say(request);
      return (ends ? socket.end() : socket).hear().answer();
    }
  }
}
