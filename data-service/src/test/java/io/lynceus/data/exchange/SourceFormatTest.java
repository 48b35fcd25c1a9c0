package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFormatTest {
  @TempDir Path folder;

  @Test
  void looksAtTheFiles() throws IOException {
    assertThat(recognised(Packed.of("top/data.yaml", "").and("x.json", "")))
        .isEqualTo(SourceFormat.YOLO);
    assertThat(recognised(Packed.of("classes.txt", ""))).isEqualTo(SourceFormat.YOLO);
    assertThat(recognised(Packed.of("Annotations/a.xml", ""))).isEqualTo(SourceFormat.VOC);
    assertThat(recognised(Packed.of("train/_annotations.coco.json", "")))
        .isEqualTo(SourceFormat.COCO);
    assertThatThrownBy(() -> recognised(Packed.of("x.jpg", "")))
        .isInstanceOf(SourceRefused.class)
        .hasMessageContaining("data.yaml (YOLO)");
  }

  @Test
  void isNamedInLowerCase() {
    for (SourceFormat format : SourceFormat.values()) {
      assertThat(SourceFormat.required(format.label())).isEqualTo(format);
    }
    assertThatThrownBy(() -> SourceFormat.required("VOC")).isInstanceOf(UnknownFormat.class);
    assertThatThrownBy(() -> SourceFormat.required("x".repeat(1000)))
        .isInstanceOf(UnknownFormat.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
  }

  private SourceFormat recognised(Packed packed) throws IOException {
    try (Archive archive = packed.open(folder)) {
      return SourceFormat.recognise(archive);
    }
  }
}
