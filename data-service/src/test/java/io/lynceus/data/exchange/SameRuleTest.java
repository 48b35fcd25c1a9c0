package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.vision.box.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the format: the same box is taken, clipped or rejected, and told in the same way. */
final class SameRuleTest {
  private static final Map<SourceFormat, String> PLACES =
      Map.of(
          SourceFormat.YOLO, "labels/x.txt:1",
          SourceFormat.COCO, "annotations.json: annotation 7",
          SourceFormat.VOC, "Annotations/x.xml: object 1");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void takesABoxAsItIs(SourceFormat format) throws IOException {
    assertTaken(format, new Box(10, 20, 110, 70), new Box(10, 20, 110, 70));
    assertTaken(format, new Box(0, 0, 200, 100), new Box(0, 0, 200, 100));
  }

  @ParameterizedTest
  @EnumSource
  void clipsWhatLiesUpToAHundredthOutside(SourceFormat format) throws IOException {
    assertTaken(format, new Box(-2, -1, 202, 101), new Box(0, 0, 200, 100));
    assertTaken(format, new Box(150, 50, 201.5, 100.5), new Box(150, 50, 200, 100));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatLiesFurtherOutside(SourceFormat format) throws IOException {
    assertRejected(format, new Box(-2.5, 0, 100, 50));
    assertRejected(format, new Box(0, 0, 100, 101.5));
    assertRejected(format, new Box(300, 0, 400, 50));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatHasNoAreaEvenAfterClipping(SourceFormat format) throws IOException {
    assertRejected(format, new Box(10, 10, 10, 50));
    assertRejected(format, new Box(10, 10, 50, 10));
    assertRejected(format, new Box(200, 10, 201, 50));
  }

  @ParameterizedTest
  @EnumSource
  void aPictureOfWhichAllIsRejectedIsNotBackground(SourceFormat format) throws IOException {
    assertThat(labels(format, new Box(10, 10, 10, 50)).labeled()).isFalse();
    assertThat(labels(format, new Box(10, 10, 20, 50)).labeled()).isTrue();
  }

  /** The first folder's picture must not get the second folder's boxes. */
  @Test
  void picturesOfOneNameInTwoFoldersKeepTheirOwnLabels() throws IOException {
    Packed yolo =
        Packed.of("data.yaml", "train: images/train\nval: images/val\nnames: [a, b]")
            .and("images/train/x.jpg", "")
            .and("images/val/x.jpg", "")
            .and("labels/train/x.txt", "0 .5 .5 .1 .1")
            .and("labels/val/x.txt", "1 .5 .5 .1 .1");
    assertClasses(SourceFormat.YOLO, yolo, "images/train/x.jpg=a train", "images/val/x.jpg=b val");

    String cell = "<annotation><object><name>%s</name><bndbox><xmin>1</xmin><ymin>1</ymin>";
    String end = "<xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>";
    Packed voc =
        Packed.of("train/x.jpg", "")
            .and("train/x.xml", cell.formatted("a") + end)
            .and("valid/x.jpg", "")
            .and("valid/x.xml", cell.formatted("b") + end);
    assertClasses(SourceFormat.VOC, voc, "train/x.jpg=a train", "valid/x.jpg=b val");

    String document =
        """
        {"images":[{"id":1,"file_name":"x.jpg"}],
         "annotations":[{"id":1,"image_id":1,"category_id":%d,"bbox":[1,1,5,5]}],
         "categories":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}
        """;
    Packed coco =
        Packed.of("train/_annotations.coco.json", document.formatted(1))
            .and("train/x.jpg", "")
            .and("test/_annotations.coco.json", document.formatted(2))
            .and("test/x.jpg", "");
    assertClasses(SourceFormat.COCO, coco, "test/x.jpg=b test", "train/x.jpg=a train");
  }

  @ParameterizedTest
  @EnumSource
  void readsItsPicturesInTheSameOrderEachTime(SourceFormat format) throws IOException {
    Packed packed = OneBoxThreeFormats.packed(format, new Box(1, 1, 9, 9));
    try (Archive archive = packed.open(folder)) {
      assertThat(format.read(archive).pictures()).isEqualTo(format.read(archive).pictures());
    }
  }

  private void assertClasses(SourceFormat format, Packed packed, String... expected)
      throws IOException {
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = format.read(archive);
      Map<String, String> found = new TreeMap<>();
      for (SourcePicture picture : source.pictures()) {
        Split split = picture.split();
        SourceBox box = source.labels(picture, 20, 20).boxes().getFirst();
        found.put(picture.path(), box.className() + (split == null ? "" : " " + split.label()));
      }
      assertThat(found.entrySet()).extracting(Object::toString).containsExactly(expected);
      assertThat(source.strays()).isEmpty();
    }
  }

  private void assertTaken(SourceFormat format, Box written, Box taken) throws IOException {
    SourceLabels labels = labels(format, written);
    assertThat(labels.rejected()).isEmpty();
    assertThat(labels.boxes())
        .singleElement()
        .satisfies(
            box -> {
              assertThat(box.className()).isEqualTo("a");
              assertThat(box.place()).isEqualTo(PLACES.get(format));
              assertThat(box.box().x1()).isCloseTo(taken.x1(), within(1e-9));
              assertThat(box.box().y1()).isCloseTo(taken.y1(), within(1e-9));
              assertThat(box.box().x2()).isCloseTo(taken.x2(), within(1e-9));
              assertThat(box.box().y2()).isCloseTo(taken.y2(), within(1e-9));
            });
  }

  private void assertRejected(SourceFormat format, Box written) throws IOException {
    SourceLabels labels = labels(format, written);
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.source()).isEqualTo(PLACES.get(format)))
        .extracting(Rejection::reason)
        .asString()
        .isNotBlank();
  }

  private SourceLabels labels(SourceFormat format, Box box) throws IOException {
    try (Archive archive = OneBoxThreeFormats.packed(format, box).open(folder)) {
      assertThat(SourceFormat.recognise(archive)).isEqualTo(format);
      LabeledSource source = format.read(archive);
      return source.labels(
          source.pictures().getFirst(), OneBoxThreeFormats.WIDTH, OneBoxThreeFormats.HEIGHT);
    }
  }
}
