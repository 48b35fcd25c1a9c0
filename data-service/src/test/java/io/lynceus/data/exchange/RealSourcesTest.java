package io.lynceus.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote, read without a server. */
@Tag("real-data")
final class RealSourcesTest {
  private static final Path DATA = Path.of(System.getProperty("lynceus.real-data"));

  @TempDir Path folder;

  @Test
  void bccdHasItsSplitsItsBoxesAndTwoMistakes() throws IOException {
    List<Rejection> rejected = new ArrayList<>();
    int boxes = 0;
    try (Archive archive = packed(DATA.resolve("bccd/BCCD")).open(folder)) {
      LabeledSource source = SourceFormat.recognise(archive).read(archive);
      List<SourcePicture> pictures = source.pictures();
      assertThat(pictures)
          .hasSize(364)
          .isSortedAccordingTo(Comparator.comparing(SourcePicture::path));
      assertThat(count(pictures, Split.TRAIN)).isEqualTo(205);
      assertThat(count(pictures, Split.VAL)).isEqualTo(87);
      assertThat(count(pictures, Split.TEST)).isEqualTo(72);
      for (SourcePicture picture : pictures) {
        SourceLabels labels = source.labels(picture, 640, 480);
        boxes += labels.boxes().size();
        rejected.addAll(labels.rejected());
      }
      assertThat(source.strays()).isEmpty();
    }
    assertThat(boxes).isEqualTo(4886);
    assertThat(rejected)
        .extracting(Rejection::source)
        .satisfiesExactly(
            first -> assertThat(first).contains("BloodImage_00338.xml"),
            second -> assertThat(second).contains("BloodImage_00343.xml"));
  }

  @Test
  void labelStudiosYoloHasSevenPictures() throws IOException {
    Path export = DATA.resolve("label-studio/test_import_yolo_data");
    List<String> classes = Files.readAllLines(export.resolve("classes.txt"));
    try (Archive archive = packed(export).open(folder)) {
      LabeledSource source = SourceFormat.recognise(archive).read(archive);
      assertThat(source.pictures()).hasSize(7);
      for (SourcePicture picture : source.pictures()) {
        SourceLabels labels = source.labels(picture, 640, 480);
        assertThat(labels.rejected()).isEmpty();
        assertThat(labels.boxes()).extracting(SourceBox::className).isSubsetOf(classes);
      }
    }
  }

  @Test
  void cocosOwnDocumentIsReadWhole() throws IOException {
    String file = "instances_val2014_100.json";
    Packed packed = Packed.of(file, Files.readString(DATA.resolve("coco-eval").resolve(file)));
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = SourceFormat.COCO.read(archive);
      assertThat(source.pictures()).isEmpty();
      assertThat(source.missing()).as("its pictures are not here").hasSize(100);
      assertThat(source.strays()).isEmpty();
    }
  }

  private static long count(List<SourcePicture> pictures, Split split) {
    return pictures.stream().filter(p -> p.split() == split).count();
  }

  /** Pictures are not looked at here: they go in without their bytes. */
  private static Packed packed(Path root) throws IOException {
    var packed = new Packed();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.getFileName() + "/" + root.relativize(file);
        boolean text = name.matches(".*\\.(xml|txt|json|yaml)");
        packed.and(name, text ? Files.readAllBytes(file) : new byte[0]);
      }
    }
    return packed;
  }
}
