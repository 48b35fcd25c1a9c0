package io.lynceus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.event.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The dataset manifest, line by line: a header, then an image a line. */
final class ManifestGoldenTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ManifestHeader HEADER =
      new ManifestHeader(
          ManifestHeader.SCHEMA,
          Facts.CELLS,
          "object-detection",
          List.of("RBC", "WBC"),
          List.of("calibration is half of val"));
  private static final ManifestImage IMAGE =
      new ManifestImage(
          Facts.IMAGE,
          new ObjectLocation("lynceus-data", "images/aa"),
          "BloodImage_00001.jpg",
          "image/jpeg",
          18_432,
          640,
          480,
          Split.CALIBRATION,
          "g1",
          List.of(new ManifestBox(0, 1, 2.5, 30, 40), new ManifestBox(1, 0, 0, 640, 480)));
  private static final ManifestImage BACKGROUND =
      new ManifestImage(
          new ImageId("b".repeat(64)),
          new ObjectLocation("lynceus-data", "images/bb"),
          "empty.png",
          "image/png",
          512,
          64,
          64,
          Split.TRAIN,
          "g2",
          List.of());

  @Test
  void isWrittenAsItsGoldenFile() throws IOException {
    assertThat(
            List.of(
                JSON.writeValueAsString(HEADER),
                JSON.writeValueAsString(IMAGE),
                JSON.writeValueAsString(BACKGROUND)))
        .isEqualTo(golden());
  }

  @Test
  void isReadFromItsGoldenFile() throws IOException {
    var lines = golden();
    assertThat(JSON.readValue(lines.get(0), ManifestHeader.class)).isEqualTo(HEADER);
    assertThat(JSON.readValue(lines.get(1), ManifestImage.class)).isEqualTo(IMAGE);
    assertThat(JSON.readValue(lines.get(2), ManifestImage.class)).isEqualTo(BACKGROUND);
  }

  @Test
  void isReadWhenItHasGrown() {
    String line = JSON.writeValueAsString(IMAGE);
    String grown = line.replaceFirst("\\{", "{\"tier\":\"full\",\"features\":{\"blur\":0.1},");
    assertThat(JSON.readValue(grown, ManifestImage.class)).isEqualTo(IMAGE);
    String header = JSON.writeValueAsString(HEADER).replaceFirst("\\{", "{\"seed\":7,");
    assertThat(JSON.readValue(header, ManifestHeader.class)).isEqualTo(HEADER);
  }

  @Test
  void keepsEveryBitOfACorner() {
    var box = new ManifestBox(0, .1 + .2, Math.nextUp(1), 1e-9, 16_384);
    String json = JSON.writeValueAsString(box);
    assertThat(json).startsWith("[0,0.30000000000000004,");
    assertThat(JSON.readValue(json, ManifestBox.class)).isEqualTo(box);
  }

  @Test
  void doesNotChangeWithTheListsItWasMadeOf() {
    List<String> classes = new ArrayList<>(List.of("RBC"));
    var header =
        new ManifestHeader(
            ManifestHeader.SCHEMA, Facts.CELLS, "object-detection", classes, List.of());
    classes.add("WBC");
    assertThat(header.classes()).containsExactly("RBC");
    assertThatThrownBy(() -> header.notes().add("later"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static List<String> golden() throws IOException {
    try (var in = ManifestGoldenTest.class.getResourceAsStream("/golden/manifest.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
