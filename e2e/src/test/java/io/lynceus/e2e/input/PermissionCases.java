package io.lynceus.e2e.input;

import static io.lynceus.e2e.input.Scene.PROJECT;

import io.lynceus.e2e.input.Caller.Part;
import java.util.ArrayList;
import java.util.List;

/** What somebody may not do, or what does not exist for them. */
final class PermissionCases {
  private static final String BOUND = "/projects/" + PROJECT;
  private static final String MODEL = "/models/" + PROJECT;
  private static final String FORBIDDEN = "not-permitted";
  private static final String NONSENSE = "{\"nonsense\": ";

  private PermissionCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(roles());
    all.addAll(strangers());
    all.addAll(preconditions());
    return all;
  }

  /** A viewer, who learns nothing of what is wrong with the body either. */
  private static List<Case> roles() {
    return List.of(
        viewer("promotes", "PUT", MODEL + "/aliases/production"),
        viewer("rolls back", "POST", MODEL + "/aliases/production/rollback"),
        viewer("trains", "POST", "/runs"),
        viewer("evaluates", "POST", "/evaluations"),
        viewer("makes a project", "POST", "/projects"),
        viewer("changes classes", "PATCH", BOUND),
        viewer("freezes", "POST", BOUND + "/datasets"),
        viewer("deletes a project", "DELETE", BOUND),
        viewer("makes a key", "POST", "/keys"),
        new Case(
            "B49",
            "an engineer moves production",
            403,
            FORBIDDEN,
            s -> s.engineer().json("PUT", MODEL + "/aliases/production", NONSENSE)),
        new Case(
            "B49",
            "a viewer labels",
            403,
            FORBIDDEN,
            s -> s.viewer().json("PUT", s.annotation(), NONSENSE)),
        new Case(
            "B49",
            "a viewer uploads",
            403,
            FORBIDDEN,
            s -> s.viewer().upload(s.images(), Part.file("files", "x", new byte[0]))),
        new Case(
            "B49",
            "a viewer imports",
            403,
            FORBIDDEN,
            s -> s.viewer().upload(BOUND + "/imports", Part.file("archive", "x", new byte[0]))),
        new Case(
            "B49",
            "a viewer registers",
            403,
            FORBIDDEN,
            s -> s.viewer().upload(MODEL + "/versions", Part.file("other", "x", new byte[0]))),
        new Case(
            "B49",
            "a viewer deletes a picture",
            403,
            FORBIDDEN,
            s -> s.viewer().json("DELETE", s.images() + "/" + s.image(), "")));
  }

  private static Case viewer(String what, String method, String path) {
    return new Case(
        "B49",
        "a viewer " + what,
        403,
        FORBIDDEN,
        scene -> scene.viewer().json(method, path, NONSENSE));
  }

  /** Of another project: what exists is not there. */
  private static List<Case> strangers() {
    String move = "{\"version\": \"1\", \"reason\": \"x\"}";
    String run = "{\"project\": \"wrong-input\"}";
    return List.of(
        hidden("project", "project-not-found", s -> s.stranger().get(BOUND)),
        hidden("pictures", "project-not-found", s -> s.stranger().get(s.images())),
        hidden("picture", "image-not-found", s -> s.stranger().get("/images/" + s.image())),
        hidden(
            "content",
            "image-not-found",
            s -> s.stranger().get("/images/" + s.image() + "/content")),
        hidden("label", "project-not-found", s -> s.stranger().get(s.annotation())),
        hidden(
            "dataset",
            "dataset-version-not-found",
            s -> s.stranger().get("/datasets/" + s.dataset())),
        hidden(
            "export",
            "dataset-version-not-found",
            s -> s.stranger().get("/datasets/" + s.dataset() + "/export?format=yolo")),
        hidden("model", "model-not-found", s -> s.stranger().get(MODEL)),
        hidden(
            "its file",
            "model-not-found",
            s -> s.stranger().get(MODEL + "/versions/1/files/model.onnx")),
        hidden(
            "change",
            "project-not-found",
            s -> s.stranger().json("PATCH", BOUND, "{\"classes\": [\"c\"]}")),
        hidden("deletion", "project-not-found", s -> s.stranger().json("DELETE", BOUND, "")),
        hidden(
            "freeze",
            "project-not-found",
            s -> s.stranger().json("POST", BOUND + "/datasets", "{}")),
        hidden("run", "project-not-found", s -> s.stranger().json("POST", "/runs", run)),
        hidden(
            "alias",
            "model-not-found",
            s -> s.stranger().json("PUT", MODEL + "/aliases/staging", move)),
        hidden(
            "upload",
            "project-not-found",
            s -> s.stranger().upload(s.images(), Part.file("files", "x.png", Png.plain(1, 1, 9)))),
        hidden(
            "detection",
            "model-not-found",
            s -> s.stranger().upload(s.detections(), Part.file("files", "x.png", s.picture()))));
  }

  private static Case hidden(String what, String type, Case.Call call) {
    return new Case("B48", "another project's " + what, 404, type, call);
  }

  private static List<Case> preconditions() {
    String classes = "{\"classes\": [\"a\", \"b\"]}";
    String move = "{\"version\": \"1\", \"reason\": \"x\"}";
    return List.of(
        new Case(
            "B56",
            "stale classes",
            412,
            "precondition-failed",
            s -> s.admin().json("PATCH", BOUND, classes, "If-Match", "\"99\"")),
        new Case(
            "B56",
            "classes of no revision",
            428,
            "precondition-missing",
            s -> s.admin().json("PATCH", BOUND, classes)),
        new Case(
            "B56",
            "stale label",
            412,
            "precondition-failed",
            s -> s.admin().json("PUT", s.annotation(), "{\"boxes\": []}", "If-Match", "\"99\"")),
        new Case(
            "B56",
            "label of no revision",
            428,
            "precondition-missing",
            s -> s.admin().json("PUT", s.annotation(), "{\"boxes\": []}")),
        new Case(
            "B56",
            "stale alias",
            412,
            "alias-has-moved",
            s -> s.admin().json("PUT", MODEL + "/aliases/production", move, "If-Match", "\"99\"")),
        new Case(
            "B55",
            "a key with another body",
            422,
            "idempotency-key-reused",
            s ->
                s.admin()
                    .json(
                        "POST",
                        "/projects",
                        Scene.PROJECT_BODY.replace("\"b\"", "\"c\""),
                        "Idempotency-Key",
                        "the-scene")),
        new Case(
            "B55",
            "a key of 300 characters",
            400,
            "idempotency-key-malformed",
            s ->
                s.admin()
                    .json(
                        "POST",
                        "/projects",
                        Scene.PROJECT_BODY,
                        "Idempotency-Key",
                        "k".repeat(300))));
  }
}
