package io.lynceus.inference.bench;

import io.lynceus.inference.InferenceServer;
import io.lynceus.inference.InferenceServer.Part;
import io.lynceus.platform.identity.Role;
import io.lynceus.rules.bench.Figures;
import io.lynceus.rules.bench.LoadProcess;
import io.lynceus.rules.bench.Photo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The service with our nano network live, as training's export has left it for this run. */
record NanoServer(InferenceServer server, Path network, Path picture) implements AutoCloseable {
  static NanoServer start(int side, Path folder, String... more) throws IOException {
    Path file = Figures.folder().resolve("nano-%d.onnx".formatted(side));
    if (Files.notExists(file)) {
      throw new IllegalStateException(
          "%s is not there: BENCH=NanoExportBench leaves it".formatted(file));
    }
    var server = InferenceServer.start("bench" + side, folder, more);
    live(server, Files.readAllBytes(file), side);
    Path picture = Files.write(folder.resolve("a.jpg"), Photo.jpeg(1280, 720));
    return new NanoServer(server, file, picture);
  }

  private static void live(InferenceServer server, byte[] network, int side) {
    byte[] manifest =
        """
        {
          "task": "object-detection",
          "classes": ["a", "b", "c"],
          "input": {"width": %1$d, "height": %1$d, "placement": "centre", "pad": 114,
            "channels": "rgb", "range": "0..1"},
          "output": {"layout": "predictions"},
          "origin": "untrained"
        }
        """
            .formatted(side)
            .getBytes(StandardCharsets.UTF_8);
    var admin = server.as(Role.ADMIN);
    admin
        .upload(
            "/models/nano/versions",
            List.of(new Part("model", "m", network), new Part("manifest", "j", manifest)))
        .hasStatus(201);
    admin
        .put("/models/nano/aliases/production", "{\"version\":\"1\",\"reason\":\"bench\"}")
        .hasStatus(200);
  }

  LoadProcess clients() {
    return LoadProcess.start(
        new LoadProcess.Target(
            server.address().resolve("/api/v1/models/nano/detections"),
            "Authorization",
            "Bearer " + server.as(Role.VIEWER).token(),
            "files",
            picture,
            false));
  }

  @Override
  public void close() {
    server.close();
  }
}
