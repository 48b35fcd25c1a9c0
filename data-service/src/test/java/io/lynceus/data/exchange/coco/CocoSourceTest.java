package io.lynceus.data.exchange.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.data.exchange.source.SourceRefused;
import io.lynceus.vision.box.Box;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CocoSourceTest {
  private static final String CATEGORIES =
      "\"categories\":[{\"id\":0,\"name\":\"a\"},{\"id\":7,\"name\":\"b\"}]";
  private static final String IMAGE =
      "{\"id\":1,\"file_name\":\"x.jpg\",\"width\":100,\"height\":50}";

  @TempDir Path folder;

  @Test
  void knowsCategoriesByIdWhateverTheOrderOfSections() throws IOException {
    SourceLabels labels =
        labels(
            "{\"annotations\":[{\"id\":5,\"image_id\":1,\"category_id\":7,\"bbox\":[10,20,30.5,5],"
                + "\"segmentation\":[[1,2,3]],\"iscrowd\":0}],\"images\":["
                + IMAGE
                + "],"
                + CATEGORIES
                + "}");
    assertThat(labels.boxes())
        .containsExactly(
            new SourceBox("b", new Box(10, 20, 40.5, 25), "_annotations.coco.json: annotation 5"));
  }

  @Test
  void rejectsAnnotationsByIdAndKeepsTheRest() throws IOException {
    SourceLabels labels =
        labels(
            document(
                annotation(1, 0, "[0,0,10,10]", ""),
                annotation(2, 3, "[0,0,10,10]", ""),
                annotation(3, 0, "[0,0,0,10]", ""),
                annotation(4, 0, "[0,0,NaN,10]", ""),
                annotation(5, 0, "[90,0,30,10]", ""),
                annotation(6, 0, "[0,0,10]", ""),
                annotation(7, 0, "[0,0,10,10]", ",\"iscrowd\":1"),
                annotation(8, 0, "[0,0,10,\"ten\"]", "")));
    assertThat(labels.boxes()).hasSize(1);
    assertThat(labels.rejected())
        .extracting(Rejection::reason)
        .containsExactly(
            "There is no category with id 3",
            "The box has no area: [0, 0, 0, 10]",
            "A coordinate is not a number",
            "The box [90, 0, 120, 10] lies outside the picture of 100 x 50",
            "bbox does not have 4 numbers",
            "iscrowd marks a region of many objects, not the box of one",
            "A coordinate is not a number");
    assertThat(labels.rejected().getFirst().source())
        .isEqualTo("_annotations.coco.json: annotation 2");
  }

  @Test
  void aPictureWithoutAnnotationsIsBackground() throws IOException {
    SourceLabels labels = labels(document());
    assertThat(labels.labeled()).isTrue();
    assertThat(labels.boxes()).isEmpty();
  }

  @Test
  void refusesLabelsOfAPictureOfOtherSides() throws IOException {
    SourceLabels labels = labels(document().replace("100", "99"));
    assertThat(labels.labeled()).isFalse();
    assertThat(labels.rejected()).hasSize(1);
  }

  @Test
  void findsPicturesWhereToolsPutThem() throws IOException {
    try (Archive archive =
        Packed.of("d/annotations/instances_val2017.json", document())
            .and("d/val/x.jpg", "")
            .and("d/valid/_annotations.coco.json", document().replace("x.jpg", "y.jpg"))
            .and("d/valid/y.jpg", "")
            .and("d/annotations/instances_train.json", document().replace("x.jpg", "z.jpg"))
            .and("d/images/train/z.jpg", "")
            .and("d/captions.json", "{\"info\":{}}")
            .open(folder)) {
      assertThat(CocoSource.read(archive).pictures())
          .containsExactly(
              new SourcePicture("d/images/train/z.jpg", Split.TRAIN),
              new SourcePicture("d/val/x.jpg", Split.VAL),
              new SourcePicture("d/valid/y.jpg", Split.VAL));
    }
  }

  @Test
  void namesWhatIsMissingStrayOrWithoutPicture() throws IOException {
    String orphan = annotation(9, 0, "[0,0,1,1]", "").replace("\"image_id\":1", "\"image_id\":2");
    try (Archive archive =
        Packed.of("train/a.json", document(orphan)).and("train/other.jpg", "").open(folder)) {
      CocoSource source = CocoSource.read(archive);
      assertThat(source.pictures()).isEmpty();
      assertThat(source.missing())
          .containsExactly(new Rejection("train/a.json: image 1", "x.jpg is not in the archive"));
      assertThat(source.strays())
          .containsExactly(
              new Rejection("train/a.json: annotation 9", "There is no image with its image_id"),
              new Rejection("train/other.jpg", "No COCO document names it"));
    }
  }

  @Test
  void refusesDamagedJsonAndNoJson() throws IOException {
    try (Archive archive = Packed.of("a.json", "{\"images\":[").and("x.jpg", "").open(folder)) {
      assertThatThrownBy(() -> CocoSource.read(archive))
          .isInstanceOf(SourceRefused.class)
          .hasMessageContaining("damaged");
    }
    try (Archive archive = Packed.of("a.json", "[]").open(folder)) {
      assertThatThrownBy(() -> CocoSource.read(archive)).isInstanceOf(SourceRefused.class);
    }
  }

  private SourceLabels labels(String json) throws IOException {
    try (Archive archive =
        Packed.of("_annotations.coco.json", json).and("x.jpg", "").open(folder)) {
      CocoSource source = CocoSource.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 50);
    }
  }

  private static String document(String... annotations) {
    return "{%s,\"images\":[%s],\"annotations\":[%s]}"
        .formatted(CATEGORIES, IMAGE, String.join(",", annotations));
  }

  private static String annotation(int id, int category, String bbox, String more) {
    return "{\"id\":%d,\"image_id\":1,\"category_id\":%d,\"bbox\":%s%s}"
        .formatted(id, category, bbox, more);
  }
}
