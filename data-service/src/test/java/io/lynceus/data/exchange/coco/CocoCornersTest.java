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
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COCO as tools write it, which is not always as COCO describes it. */
final class CocoCornersTest {
  private static final String CATEGORIES = "\"categories\":[{\"id\":1,\"name\":\"a\"}]";

  @TempDir Path folder;

  @Test
  void idsMayBeTexts() throws IOException {
    SourceLabels labels =
        labels(
            """
            {"images":[{"id":"img-1","file_name":"x.jpg"}],
             "annotations":[{"id":"ann-9","image_id":"img-1","category_id":"c","bbox":[1,1,5,5]}],
             "categories":[{"id":"c","name":"a"}]}
            """);
    assertThat(labels.boxes())
        .extracting(SourceBox::className, SourceBox::place)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("a", "a.json: annotation ann-9"));
  }

  @Test
  void toldTwiceCountsOnce() throws IOException {
    try (Archive archive =
        Packed.of(
                "a.json",
                """
                {"images":[{"id":1,"file_name":"x.jpg"},{"id":1,"file_name":"y.jpg"},
                           {"id":2,"file_name":"x.jpg"},{"id":3,"file_name":""}],
                 "categories":[{"id":1,"name":"a"},{"id":1,"name":"b"},{"id":2,"name":" "}]}
                """)
            .and("x.jpg", "")
            .and("y.jpg", "")
            .open(folder)) {
      CocoSource source = CocoSource.read(archive);
      assertThat(source.pictures()).containsExactly(new SourcePicture("x.jpg", null));
      assertThat(source.strays())
          .extracting(Rejection::source)
          .containsExactly(
              "a.json: image 1",
              "a.json: image 3",
              "a.json: category 1",
              "a.json: category 2",
              "a.json: image 2",
              "y.jpg");
    }
  }

  @Test
  void sectionsOfOtherShapesAreNothing() throws IOException {
    try (Archive archive =
        Packed.of(
                "a.json",
                """
                {"info":{"deep":[[{}]]},"images":[7,[1],{"id":1,"file_name":"x.jpg","license":{}}],
                 "annotations":{},"categories":null,"videos":[]}
                """)
            .and("x.jpg", "")
            .open(folder)) {
      CocoSource source = CocoSource.read(archive);
      assertThat(source.labels(source.pictures().getFirst(), 9, 9).labeled()).isTrue();
    }
  }

  @Test
  void otherJsonBesideTheDocumentIsPassedOver() throws IOException {
    try (Archive archive =
        Packed.of("config.json", "{\"name\":\"my export\"}")
            .and("list.json", "[1,2,3]")
            .and("torn.json", "{\"images\":[{\"id\"")
            .and(
                "train/a.json",
                "{\"images\":[{\"id\":1,\"file_name\":\"x.jpg\"}]," + CATEGORIES + "}")
            .and("train/x.jpg", "")
            .open(folder)) {
      CocoSource source = CocoSource.read(archive);
      assertThat(source.pictures()).containsExactly(new SourcePicture("train/x.jpg", Split.TRAIN));
      assertThat(source.strays())
          .singleElement()
          .satisfies(
              r -> {
                assertThat(r.source()).isEqualTo("torn.json");
                assertThat(r.reason()).startsWith("The JSON is damaged");
              });
    }
  }

  @Test
  void aNameInSeveralFoldersIsNotGuessed() throws IOException {
    try (Archive archive =
        Packed.of("docs/a.json", "{\"images\":[{\"id\":1,\"file_name\":\"x.jpg\"}]}")
            .and("one/x.jpg", "")
            .and("two/x.jpg", "")
            .open(folder)) {
      CocoSource source = CocoSource.read(archive);
      assertThat(source.pictures()).isEmpty();
      assertThat(source.missing())
          .containsExactly(new Rejection("docs/a.json: image 1", "x.jpg is not in the archive"));
    }
  }

  @Test
  void aNameThatLeadsOutsideIsLookedForInside() throws IOException {
    try (Archive archive =
        Packed.of(
                "annotations/a.json",
                "{\"images\":[{\"id\":1,\"file_name\":\"../../etc/x.jpg\"},"
                    + "{\"id\":2,\"file_name\":\"C:\\\\data\\\\y.jpg\"}]}")
            .and("images/x.jpg", "")
            .and("images/y.jpg", "")
            .open(folder)) {
      assertThat(CocoSource.read(archive).pictures())
          .extracting(SourcePicture::path)
          .containsExactly("images/x.jpg", "images/y.jpg");
    }
  }

  @Test
  void theCalibrationDocumentIsTheCalibrationSplit() {
    assertThat(CocoSource.splitOf("annotations/instances_calibration.json"))
        .contains(Split.CALIBRATION);
    assertThat(CocoSource.splitOf("test/instances_val2017.json")).contains(Split.VAL);
    assertThat(CocoSource.splitOf("test/_annotations.coco.json")).contains(Split.TEST);
    assertThat(CocoSource.splitOf("instances.json")).isEmpty();
    assertThat(CocoSource.splitOf("retrained.json")).as("a word, not a part of one").isEmpty();
  }

  @Test
  void refusesMoreBoxesThanAPictureHas() throws IOException {
    String boxes =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(
                i -> "{\"id\":%d,\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,2,2]}".formatted(i))
            .collect(Collectors.joining(","));
    SourceLabels labels =
        labels(
            "{\"images\":[{\"id\":1,\"file_name\":\"x.jpg\"}],\"annotations\":["
                + boxes
                + "],"
                + CATEGORIES
                + "}");
    assertThat(labels.labeled()).isFalse();
    assertThat(labels.rejected())
        .containsExactly(new Rejection("a.json: image 1", "More than 10,000 boxes"));
  }

  @Test
  void aBoxOfLettersOrOfAnObjectIsNoBox() throws IOException {
    SourceLabels labels =
        labels(
            """
            {"images":[{"id":1,"file_name":"x.jpg"}],
             "annotations":[{"id":1,"image_id":1,"category_id":1},
                            {"id":2,"image_id":1,"category_id":1,"bbox":"1,1,5,5"},
                            {"id":3,"image_id":1,"category_id":1,"bbox":{"x":1}},
                            {"id":4,"image_id":1,"category_id":1,"bbox":[1,1,5,5,5]},
                            {"id":5,"image_id":1,"category_id":1,"bbox":[[1],1,5,5]},
                            {"id":6,"image_id":1,"category_id":1,"bbox":[5,5,-3,4]},
                            {"id":7,"image_id":1,"category_id":1,"bbox":[1e308,1,1e308,4]}],
             %s}
            """
                .formatted(CATEGORIES));
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected()).hasSize(7);
  }

  @Test
  void refusesJsonThatIsNestedWithoutEnd() throws IOException {
    String deep = "{\"images\":[{\"id\":1,\"file_name\":\"x.jpg\",\"x\":" + "[".repeat(100_000);
    try (Archive archive = Packed.of("a.json", deep).and("x.jpg", "").open(folder)) {
      assertThatThrownBy(() -> CocoSource.read(archive))
          .isInstanceOf(SourceRefused.class)
          .hasMessageContaining("damaged");
    }
  }

  private SourceLabels labels(String json) throws IOException {
    try (Archive archive = Packed.of("a.json", json).and("x.jpg", "").open(folder)) {
      CocoSource source = CocoSource.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 50);
    }
  }
}
