package io.lynceus.data.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions are read for ever: the golden manifest of the writer, and one that has grown. */
final class ManifestReaderTest {
  private static final String GOLDEN = "/io/lynceus/data/dataset/manifest.jsonl";

  @TempDir Path folder;

  @Test
  void readsTheGoldenFileAsOftenAsWanted() throws IOException {
    var reader = new ManifestReader(file(golden()));
    assertThat(reader.header().schema()).isEqualTo(ManifestHeader.SCHEMA);
    assertThat(reader.header().classes()).containsExactly("RBC", "WBC");
    assertThat(images(reader)).isEqualTo(images(reader));
    assertThat(images(reader))
        .satisfiesExactly(
            background -> {
              assertThat(background.split()).isEqualTo(Split.CALIBRATION);
              assertThat(background.boxes()).isEmpty();
            },
            labeled ->
                assertThat(labeled.boxes())
                    .containsExactly(
                        new ManifestBox(0, 10, 20, 30.5, 40.25),
                        new ManifestBox(1, 0, 0, 1e-3, 480)));
  }

  @Test
  void passesOverFieldsThatCameLater() throws IOException {
    String grown = golden().replace("{\"image\":", "{\"tier\":\"full\",\"image\":");
    assertThat(images(new ManifestReader(file(grown)))).hasSize(2);
  }

  @Test
  void refusesAManifestWithoutHeader() throws IOException {
    var empty = new ManifestReader(file(""));
    assertThatThrownBy(empty::header)
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("begins with its header");
  }

  @Test
  void passesOnWhatItsVisitorCannotDo() throws IOException {
    var reader = new ManifestReader(file(golden()));
    assertThatThrownBy(
            () ->
                reader.forEach(
                    image -> {
                      throw new IOException("the client left");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the client left");
  }

  private static List<ManifestImage> images(ManifestReader reader) throws IOException {
    List<ManifestImage> images = new ArrayList<>();
    reader.forEach(images::add);
    return images;
  }

  private Path file(String manifest) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "manifest", ".jsonl"), manifest);
  }

  private static String golden() throws IOException {
    try (InputStream in = ManifestReaderTest.class.getResourceAsStream(GOLDEN)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
