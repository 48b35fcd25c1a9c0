package io.lynceus.e2e.input;

import static io.lynceus.e2e.input.Scene.PROJECT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies and parameters that say what cannot be meant. */
final class BodyCases {
  private static final String MODEL = "/models/" + PROJECT;
  private static final String RUN = "{\"project\": \"wrong-input\", %s}";
  private static final String INVALID = "invalid-input";

  private BodyCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(empty());
    all.addAll(packed());
    all.addAll(unknownFields());
    all.addAll(numbers());
    all.addAll(pages());
    return all;
  }

  private static List<Case> empty() {
    return List.of(
        json("B1", "no body", 400, "body-missing", "POST", "/projects", ""),
        json(
            "B1",
            "no body for an alias",
            400,
            "body-missing",
            "PUT",
            MODEL + "/aliases/staging",
            ""),
        json("B1", "no picture in JSON", 400, "no-pictures", "POST", MODEL + "/detections", ""),
        new Case(
            "B1",
            "no picture in parts",
            400,
            "no-pictures",
            scene -> scene.admin().upload(scene.detections())),
        new Case("B1", "no file", 400, "no-files", scene -> scene.admin().upload(scene.images())));
  }

  private static List<Case> packed() {
    return List.of(
        new Case(
            "B4",
            "100 MB in 100 KB",
            415,
            "encoded-body",
            scene ->
                scene
                    .admin()
                    .send(
                        "POST",
                        "/projects",
                        gzipped(100),
                        "Content-Encoding",
                        "gzip",
                        "Content-Type",
                        "application/json")),
        new Case(
            "B4",
            "an upload, packed twice",
            415,
            "encoded-body",
            scene ->
                scene
                    .admin()
                    .send("POST", scene.images(), gzipped(1), "Content-Encoding", "gzip, br")));
  }

  private static List<Case> unknownFields() {
    String project = "{\"name\": \"never\", \"classes\": [\"a\"], %s}";
    String move = "{\"version\": \"1\", \"reason\": \"x\", \"stage\": \"PRODUCTION\"}";
    return List.of(
        unknown("id", "POST", "/projects", project.formatted("\"id\": 7")),
        unknown("ownerId", "POST", "/projects", project.formatted("\"ownerId\": \"me\"")),
        unknown("createdBy", "POST", "/projects", project.formatted("\"createdBy\": \"me\"")),
        unknown(
            "revision", "PATCH", "/projects/" + PROJECT, "{\"classes\": [\"a\"], \"revision\": 9}"),
        unknown("valid", "POST", "/projects/" + PROJECT + "/datasets", "{\"valid\": true}"),
        unknown("state", "POST", "/runs", RUN.formatted("\"state\": \"succeeded\"")),
        unknown("stage", "PUT", MODEL + "/aliases/staging", move),
        unknown(
            "by",
            "POST",
            MODEL + "/aliases/production/rollback",
            "{\"reason\": \"x\", \"by\": \"me\"}"),
        unknown("model", "POST", MODEL + "/detections", "{\"images\": [], \"model\": \"x\"}"),
        unknown(
            "id of a key",
            "POST",
            "/keys",
            "{\"name\": \"x\", \"roles\": [\"viewer\"], \"id\": \"x\"}"),
        new Case(
            "B37",
            "author",
            422,
            INVALID,
            scene ->
                scene
                    .admin()
                    .json("PUT", scene.annotation(), "{\"boxes\": [], \"author\": \"me\"}")));
  }

  private static List<Case> numbers() {
    List<Case> all = new ArrayList<>();
    for (String side : List.of("0", "-1", "100000", "33")) {
      all.add(run("imageSize " + side, "\"imageSize\": " + side));
    }
    for (String one : List.of("\"epochs\": 1e9", "\"epochs\": 1000000000", "\"batch\": 0")) {
      all.add(run(one.replace("\"", ""), one));
    }
    all.add(run("seed 1.5", "\"seed\": 1.5"));
    for (String query : List.of("confidence=NaN", "confidence=-1", "iou=2", "alias=best")) {
      all.add(
          new Case(
              "B38",
              query,
              422,
              INVALID,
              scene ->
                  scene
                      .admin()
                      .upload(
                          scene.detections() + "?" + query,
                          Caller.Part.file("files", "x.png", scene.picture()))));
    }
    all.add(
        new Case(
            "B38",
            "a thumbnail of 1e9",
            422,
            INVALID,
            scene -> scene.admin().get("/images/" + scene.image() + "/thumbnail?side=1000000000")));
    all.add(
        new Case(
            "B33",
            "10,001 boxes",
            422,
            INVALID,
            scene -> scene.admin().json("PUT", scene.annotation(), boxes(10_001))));
    all.add(
        new Case(
            "B38",
            "shares of 1e309",
            422,
            INVALID,
            scene ->
                scene
                    .admin()
                    .json(
                        "POST",
                        "/projects/" + PROJECT + "/datasets",
                        "{\"ratios\": [1e309, 0, 0, 0]}")));
    return all;
  }

  private static List<Case> pages() {
    List<Case> all = new ArrayList<>();
    for (String query :
        List.of("limit=1000000000", "limit=-1", "offset=-1", "sort=%23%7B7*7%7D", "page=2")) {
      all.add(page("/projects?" + query));
    }
    for (String list :
        List.of(
            "/runs",
            "/models",
            "/keys",
            MODEL + "/versions",
            MODEL + "/aliases/production/ledger")) {
      all.add(page(list + "?limit=1000000000"));
    }
    all.add(
        new Case(
            "B39",
            "a cursor with one letter changed",
            400,
            "invalid-paging",
            scene -> {
              String next = scene.admin().get("/keys?limit=1").json().path("next").asString();
              char last = next.charAt(next.length() - 1);
              String changed = next.substring(0, next.length() - 1) + (last == 'A' ? 'B' : 'A');
              return scene.admin().get("/keys?limit=1&cursor=" + changed);
            }));
    return all;
  }

  private static Case page(String path) {
    return new Case("B39", path, 400, "invalid-paging", scene -> scene.admin().get(path));
  }

  private static Case run(String what, String fields) {
    return json("B38", what, 422, INVALID, "POST", "/runs", RUN.formatted(fields));
  }

  private static Case unknown(String what, String method, String path, String body) {
    return json("B37", what, 422, INVALID, method, path, body);
  }

  private static Case json(
      String row, String what, int status, String type, String method, String path, String body) {
    return new Case(
        row, what, status, type, scene -> scene.admin().json(method, path, body, "If-Match", "*"));
  }

  private static String boxes(int count) {
    String box = "{\"class\": \"a\", \"x1\": 1, \"y1\": 1, \"x2\": 9, \"y2\": 9}";
    return "{\"boxes\": [" + (box + ",").repeat(count - 1) + box + "]}";
  }

  private static byte[] gzipped(int megabytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < megabytes; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    return out.toByteArray();
  }
}
