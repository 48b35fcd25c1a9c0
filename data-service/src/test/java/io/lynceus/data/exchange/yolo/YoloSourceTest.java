package io.lynceus.data.exchange.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YoloSourceTest {
  @TempDir Path folder;

  @Test
  void findsPicturesByFolderListAndPath() throws IOException {
    try (Archive archive =
        Packed.of("top/data.yaml", "path: cells\ntrain: images/train\nval: val.txt\nnames: [a]")
            .and("top/cells/images/train/one.jpg", "")
            .and("top/cells/labels/train/one.txt", "0 .5 .5 .1 .1")
            .and("top/cells/val.txt", "./images/other/two.png\nimages/other/gone.png\n")
            .and("top/cells/images/other/two.png", "")
            .and("top/cells/images/stray.jpg", "")
            .and("top/cells/labels/train/stray.txt", "")
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      assertThat(source.pictures())
          .containsExactly(
              new SourcePicture("top/cells/images/other/two.png", Split.VAL),
              new SourcePicture("top/cells/images/train/one.jpg", Split.TRAIN));
      assertThat(source.missing())
          .containsExactly(
              new Rejection("top/cells/val.txt:2", "The picture is not in the archive"));
      assertThat(source.strays())
          .extracting(Rejection::source)
          .containsExactly("top/cells/images/stray.jpg", "top/cells/labels/train/stray.txt");
    }
  }

  @Test
  void toleratesOneFolderTooHigh() throws IOException {
    try (Archive archive =
        Packed.of("data.yaml", "train: ../train/images\nnames: [a]")
            .and("train/images/x.jpg", "")
            .and("train/labels/x.txt", "0 .5 .5 .1 .1")
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      assertThat(source.labels(source.pictures().getFirst(), 10, 10).boxes()).hasSize(1);
      assertThat(source.strays()).isEmpty();
    }
  }

  @Test
  void aPictureOfTwoSplitsStaysInTheFirst() throws IOException {
    try (Archive archive =
        Packed.of("data.yaml", "train: images\nval: images\nnames: [a]")
            .and("images/x.jpg", "")
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      assertThat(source.pictures()).containsExactly(new SourcePicture("images/x.jpg", Split.TRAIN));
      assertThat(source.strays())
          .containsExactly(new Rejection("images/x.jpg", "It is in train already, not in val"));
    }
  }

  @Test
  void rejectsLinesByFileAndNumber() throws IOException {
    SourceLabels labels = labels("0 .5 .5 .1 .1\n\n0 .5 .5 0 .1\n7 .5 .5 .1 .1\n");
    assertThat(labels.boxes()).hasSize(1);
    assertThat(labels.rejected())
        .containsExactly(
            new Rejection("labels/x.txt:3", "The box has no area"),
            new Rejection("labels/x.txt:4", "Class 7 does not exist: data.yaml names 1"));
  }

  @Test
  void anEmptyOrMissingLabelFileIsBackground() throws IOException {
    assertThat(labels("\n").labeled()).isTrue();
    assertThat(labels("\n").boxes()).isEmpty();
    try (Archive archive =
        Packed.of("data.yaml", "names: [a]").and("images/x.jpg", "").open(folder)) {
      YoloSource source = YoloSource.read(archive);
      assertThat(source.labels(source.pictures().getFirst(), 9, 9).labeled()).isTrue();
    }
  }

  @Test
  void refusesLabelFilesThatAreTooLargeOrNoText() throws IOException {
    assertThat(labels("0 .5 .5 .1 .1\n".repeat(10_001)).rejected())
        .containsExactly(new Rejection("labels/x.txt", "More than 10,000 lines"));
    assertThat(labels(" ".repeat(5 << 20)).rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("bytes"));
    try (Archive archive =
        Packed.of("data.yaml", "names: [a]")
            .and("images/x.jpg", "")
            .and("labels/x.txt", new byte[] {(byte) 0xff, (byte) 0xfe, 0})
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      assertThat(source.labels(source.pictures().getFirst(), 9, 9).rejected())
          .containsExactly(new Rejection("labels/x.txt", "The file is not UTF-8 text"));
    }
  }

  @Test
  void readsClassesTxtWhereThereIsNoYaml() throws IOException {
    try (Archive archive =
        Packed.of("classes.txt", "RBC\nWBC\n")
            .and("images/x.png", "")
            .and("labels/x.txt", "1 .5 .5 .1 .1")
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      SourcePicture picture = source.pictures().getFirst();
      assertThat(picture.split()).isNull();
      assertThat(source.labels(picture, 10, 10).boxes())
          .singleElement()
          .satisfies(b -> assertThat(b.className()).isEqualTo("WBC"));
    }
  }

  @Test
  void refusesAnArchiveWithoutClasses() throws IOException {
    try (Archive archive = Packed.of("images/x.png", "").open(folder)) {
      assertThatThrownBy(() -> YoloSource.read(archive))
          .isInstanceOf(SourceRefused.class)
          .hasMessageContaining("data.yaml");
    }
  }

  @Test
  void replacesTheLastImagesFolder() {
    assertThat(YoloPictures.labelPath("images/a/images/x.jpg")).isEqualTo("images/a/labels/x.txt");
    assertThat(YoloPictures.labelPath("images/x.jpg")).isEqualTo("labels/x.txt");
    assertThat(YoloPictures.labelPath("a/x.jpg")).isEqualTo("a/x.txt");
  }

  private SourceLabels labels(String text) throws IOException {
    try (Archive archive =
        Packed.of("data.yaml", "train: images\nnames: [a]")
            .and("images/x.jpg", "")
            .and("labels/x.txt", text)
            .open(folder)) {
      YoloSource source = YoloSource.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 100);
    }
  }
}
