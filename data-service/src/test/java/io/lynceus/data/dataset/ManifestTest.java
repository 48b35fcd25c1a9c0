package io.lynceus.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.platform.object.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest's form is a contract: {@code manifest.jsonl} beside this test is never changed. */
final class ManifestTest {
  private static final ManifestHeader HEADER =
      new ManifestHeader(
          ManifestHeader.SCHEMA,
          new ProjectName("cells"),
          "object-detection",
          List.of("RBC", "WBC"),
          List.of("The source has no calibration split: 1 of 2 val images became calibration"));

  private static final ManifestImage BACKGROUND = image("a", Split.CALIBRATION, List.of());
  private static final ManifestImage LABELED =
      image(
          "b",
          Split.TRAIN,
          List.of(new ManifestBox(0, 10, 20, 30.5, 40.25), new ManifestBox(1, 0, 0, 1e-3, 480)));

  @TempDir Path folder;

  @Test
  void writesTheGoldenFile() throws IOException {
    Path file = folder.resolve("manifest");
    write(file);
    assertThat(Files.readString(file)).isEqualTo(golden());
  }

  @Test
  void theIdIsTheHashOfTheBytes() throws IOException {
    Path file = folder.resolve("manifest");
    DatasetVersionId id = write(file);
    assertThat(id.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
  }

  private static DatasetVersionId write(Path file) throws IOException {
    try (var writer = new ManifestWriter(Files.newOutputStream(file), HEADER)) {
      writer.write(BACKGROUND);
      writer.write(LABELED);
      return writer.finish();
    }
  }

  private static String golden() throws IOException {
    try (InputStream in = ManifestTest.class.getResourceAsStream("manifest.jsonl")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static ManifestImage image(String digit, Split split, List<ManifestBox> boxes) {
    return new ManifestImage(
        new ImageId(digit.repeat(64)),
        new ObjectLocation(
            "lynceus-data", "images/%s/%s".formatted(digit.repeat(2), digit.repeat(64))),
        "JPEGImages/%s.jpg".formatted(digit),
        "image/jpeg",
        1234,
        640,
        480,
        split,
        digit.repeat(16),
        boxes);
  }
}
