package io.lynceus.data.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.Split;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportNamesTest {
  private static final String HEAD = "0".repeat(8);

  private final ExportNames names = new ExportNames();

  @ParameterizedTest
  @CsvSource({
    "a/b/cell.jpeg, image/jpeg, 00000000_cell.jpg",
    "cell.jpg, image/png, 00000000_cell.png",
    "cell, image/webp, 00000000_cell.webp",
    "a b&c.d.bmp, image/bmp, 00000000_a-b-c-d.bmp",
    "赤血球.jpg, image/jpeg, 00000000_赤血球.jpg",
    "'<script>.jpg', image/jpeg, 00000000_-script-.jpg"
  })
  void keepsTheStemAndNamesTheTrueFormat(String source, String mediaType, String name) {
    assertThat(names.name(image("a", source, mediaType)).fileName()).isEqualTo(name);
  }

  @Test
  void picturesOfOneNameDifferByTheirHash() {
    assertThat(names.name(image("a", "x.jpg", "image/jpeg")).fileName())
        .isEqualTo("00000000_x.jpg");
    assertThat(names.name(image("b", "y.jpg", "image/jpeg")).fileName())
        .isEqualTo("00000000_y.jpg");
    ManifestImage third = image("c", "x.jpg", "image/jpeg");
    assertThat(names.name(third).fileName()).isEqualTo(third.image() + "_x.jpg");
  }

  @Test
  void longNamesAreCut() {
    ManifestImage image = image("a", "n".repeat(300) + ".jpg", "image/jpeg");
    assertThat(names.name(image).stem()).hasSize(9 + 100);
  }

  private static ManifestImage image(String digit, String source, String mediaType) {
    return new ManifestImage(
        new ImageId(HEAD + digit.repeat(56)),
        new ObjectLocation("b", "k"),
        source,
        mediaType,
        1,
        10,
        10,
        Split.TRAIN,
        "g",
        List.of());
  }
}
