package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.CommandLine;
import io.lynceus.e2e.CommandLine.Outcome;
import io.lynceus.e2e.input.Caller.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line says what the platform says, and ends with 1. */
final class CommandLineRefusalIT {
  private final Scene scene = Scene.get();

  @TempDir Path folder;

  @Test
  void ofAPictureThatIsNone() throws Exception {
    byte[] text = Bytes.of("hello");
    Path file = Files.write(folder.resolve("x.jpg"), text);
    Answer refused = scene.admin().upload(scene.detections(), Part.file("files", "x.jpg", text));
    same(refused, lynceus("detect", file, "--project", Scene.PROJECT));
  }

  @Test
  void ofAnOptionThatCannotBeMeant() throws Exception {
    Path file = Files.write(folder.resolve("x.png"), scene.picture());
    Answer refused =
        scene
            .admin()
            .upload(
                scene.detections() + "?confidence=2", Part.file("files", "x.png", scene.picture()));
    same(refused, lynceus("detect", file, "--project", Scene.PROJECT, "--confidence", 2));
  }

  @Test
  void ofAnArchiveThatFailsWhole() throws Exception {
    byte[] zip = Archives.yolo().and("../x.png", "x").zip();
    Path file = Files.write(folder.resolve("x.zip"), zip);
    String path = "/projects/" + Scene.PROJECT + "/imports";
    Answer taken = scene.admin().upload(path, Part.file("archive", "x.zip", zip));
    String reason = scene.imported(taken).path("reason").asString();
    Outcome outcome = lynceus("import", file, "--project", Scene.PROJECT);
    assertThat(outcome.errors()).contains(reason);
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void ofAViewerWhoPromotes() throws Exception {
    String key = scene.key("\"roles\": [\"viewer\"]");
    Answer refused =
        scene
            .viewer()
            .json(
                "PUT",
                "/models/" + Scene.PROJECT + "/aliases/production",
                "{\"version\": \"1\", \"reason\": \"x\"}");
    var viewer = new CommandLine(scene.platform(), folder, key);
    same(
        refused,
        viewer.called(
            "promote", Scene.PROJECT, 1, "--alias", "production", "--reason", "because I can"));
  }

  @Test
  void ofAModelThatIsAProgram() throws Exception {
    byte[] pickle = Bytes.of("\u0080\4\u0095\13}\u0094.");
    Path onnx = Files.write(folder.resolve("x.onnx"), pickle);
    Path manifest = Files.writeString(folder.resolve("lynceus.json"), Onnx.MANIFEST);
    Answer refused =
        scene
            .admin()
            .upload("/models/" + Scene.PROJECT + "/versions", Scene.model(pickle, Onnx.MANIFEST));
    same(refused, lynceus("register", Scene.PROJECT, "--onnx", onnx, "--manifest", manifest));
  }

  private Outcome lynceus(Object... words) throws Exception {
    return new CommandLine(scene.platform(), folder, scene.platform().adminKey()).called(words);
  }

  private static void same(Answer refused, Outcome outcome) {
    assertThat(refused.status()).isGreaterThanOrEqualTo(400);
    assertThat(outcome.errors()).contains(refused.json().path("detail").asString());
    assertThat(outcome.exit()).isEqualTo(1);
  }
}
