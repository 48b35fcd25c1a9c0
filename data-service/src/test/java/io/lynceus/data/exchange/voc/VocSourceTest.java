package io.lynceus.data.exchange.voc;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.vision.box.Box;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocSourceTest {
  private static final String CELL =
      "<object><name>RBC</name><bndbox><xmin>10</xmin><ymin>20.5</ymin><xmax>30</xmax>"
          + "<ymax>40</ymax></bndbox></object>";

  @TempDir Path folder;

  @Test
  void readsBoxesWithoutPoseAndWithFloats() throws IOException {
    SourceLabels labels = labels("<annotation><size/>" + CELL + "</annotation>");
    assertThat(labels.rejected()).isEmpty();
    assertThat(labels.boxes())
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.className()).isEqualTo("RBC");
              assertThat(b.box()).isEqualTo(new Box(10, 20.5, 30, 40));
            });
  }

  @Test
  void partsOfAnObjectAreNotTheObject() throws IOException {
    String part =
        "<part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax>"
            + "</bndbox></part></object>";
    SourceLabels labels =
        labels("<annotation>" + CELL.replace("</object>", part) + "</annotation>");
    assertThat(labels.boxes())
        .singleElement()
        .satisfies(b -> assertThat(b.className()).isEqualTo("RBC"));
  }

  @Test
  void rejectsABoxByNumberAndKeepsTheRest() throws IOException {
    String flat = CELL.replace("<xmax>30", "<xmax>10").replace("<ymax>40", "<ymax>20.5");
    SourceLabels labels = labels("<annotation>" + CELL + flat + "</annotation>");
    assertThat(labels.boxes()).hasSize(1);
    assertThat(labels.rejected())
        .containsExactly(
            new Rejection(
                "Annotations/a.xml: object 2", "RBC: The box has no area: [10, 20.5, 10, 20.5]"));
  }

  @Test
  void aPictureWhoseLabelsAreAllRejectedIsNotBackground() throws IOException {
    assertThat(labels("<annotation>" + CELL.replace("30", "5") + "</annotation>").labeled())
        .isFalse();
    assertThat(labels("<annotation/>").labeled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotation>&x;</annotation>",
        "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><annotation>&m;</annotation>",
        "<annotation><object>",
        "<html/>",
        "",
        "<annotation><size><width>99</width><height>50</height></size></annotation>"
      })
  void refusesAFileThatIsNotItsAnnotation(String xml) throws IOException {
    SourceLabels labels = labels(xml);
    assertThat(labels.labeled()).isFalse();
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.source()).isEqualTo("Annotations/a.xml");
              assertThat(r.reason()).doesNotContain("root:");
            });
  }

  @Test
  void refusesDeepNesting() throws IOException {
    assertThat(labels("<annotation>" + "<a>".repeat(100)).rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("nested"));
  }

  @Test
  void takesSplitsFromListsNamedForThem() throws IOException {
    try (Archive archive =
        Packed.of("top/JPEGImages/a.jpg", "")
            .and("top/JPEGImages/b.jpg", "")
            .and("top/JPEGImages/c.jpg", "")
            .and("top/Annotations/a.xml", "<annotation/>")
            .and("top/ImageSets/Main/train.txt", "a\nelsewhere\n")
            .and("top/ImageSets/Main/test.txt", "b\r\n")
            .and("top/ImageSets/Main/trainval.txt", "a\nb\nc\n")
            .and("top/ImageSets/Main/cat_train.txt", "c -1\n")
            .open(folder)) {
      VocSource source = VocSource.read(archive);
      assertThat(source.pictures())
          .containsExactly(
              new SourcePicture("top/JPEGImages/a.jpg", Split.TRAIN),
              new SourcePicture("top/JPEGImages/b.jpg", Split.TEST),
              new SourcePicture("top/JPEGImages/c.jpg", null));
      assertThat(source.strays()).isEmpty();
    }
  }

  @Test
  void readsOneFolderASplitAsRoboflowWritesIt() throws IOException {
    try (Archive archive =
        Packed.of("valid/x.jpg", "")
            .and("valid/x.xml", "<annotation>" + CELL + "</annotation>")
            .open(folder)) {
      VocSource source = VocSource.read(archive);
      SourcePicture picture = source.pictures().getFirst();
      assertThat(picture.split()).isEqualTo(Split.VAL);
      assertThat(source.labels(picture, 100, 50).boxes()).hasSize(1);
    }
  }

  @Test
  void namesAnnotationsWithoutPicture() throws IOException {
    try (Archive archive =
        Packed.of("JPEGImages/a.jpg", "").and("Annotations/b.xml", "<annotation/>").open(folder)) {
      VocSource source = VocSource.read(archive);
      assertThat(source.strays())
          .containsExactly(new Rejection("Annotations/b.xml", "There is no picture for it"));
      assertThat(source.labels(source.pictures().getFirst(), 9, 9).labeled())
          .as("nobody looked")
          .isFalse();
    }
  }

  private SourceLabels labels(String xml) throws IOException {
    try (Archive archive =
        Packed.of("JPEGImages/a.jpg", "").and("Annotations/a.xml", xml).open(folder)) {
      VocSource source = VocSource.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 50);
    }
  }
}
