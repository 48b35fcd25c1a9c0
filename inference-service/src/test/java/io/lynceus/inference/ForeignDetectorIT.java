package io.lynceus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.inference.InferenceServer.Part;
import io.lynceus.platform.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A YOLOX of somebody else's is registered with a manifest, and served by the same code. */
@Tag("real-data")
final class ForeignDetectorIT {
  private static final Path WEEDS =
      Path.of(System.getProperty("lynceus.real-data"), "models", "yolox-nano-weeds");

  @TempDir Path folder;

  @Test
  void isServedAsTheReferenceSees() throws IOException {
    byte[] network = Files.readAllBytes(WEEDS.resolve("yolox_nano.onnx"));
    byte[] picture =
        Files.readAllBytes(WEEDS.resolve("pictures/capture_20240917_200536_unknown_jpg.jpg"));
    try (var server = InferenceServer.start("foreign", folder)) {
      var admin = server.as(Role.ADMIN);
      admin
          .upload(
              "/models/weeds/versions",
              List.of(
                  new Part("model", "yolox_nano.onnx", network),
                  new Part("manifest", "lynceus.json", Fixtures.YOLOX_JSON)))
          .hasStatus(201);
      admin
          .put("/models/weeds/aliases/production", "{\"version\":\"1\",\"reason\":\"weeds\"}")
          .hasStatus(200);
      JsonNode found =
          admin
              .upload("/models/weeds/detections", List.of(new Part("files", "a.jpg", picture)))
              .hasStatus(200)
              .json()
              .at("/images/0/detections");
      assertThat(found).hasSize(9);
      assertThat(found.get(0).path("class").asString("")).isEqualTo("Purslane");
      assertThat(found.get(0).path("confidence").asDouble()).isCloseTo(0.8954242, within(1e-3));
      assertThat(found.get(0).path("x1").asDouble()).isCloseTo(268.3274, within(0.5));
    }
  }
}
