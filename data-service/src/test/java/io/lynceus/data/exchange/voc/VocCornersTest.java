package io.lynceus.data.exchange.voc;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VOC as people's tools write it, and numbers that are none. */
final class VocCornersTest {
  private static final String OBJECT =
      "<object><name>%s</name><bndbox><xmin>%s</xmin><ymin>10</ymin><xmax>30</xmax>"
          + "<ymax>40</ymax></bndbox></object>";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "NaN, A coordinate is not a number",
    "Infinity, A coordinate is not a number",
    "1e309, A coordinate is not a number",
    "ten, Not a number: ten",
    "'1,5', 'Not a number: 1,5'",
    "-9, lies outside the picture",
    "31, ends before it begins"
  })
  void rejectsACornerThatIsNoNumberOrNoCorner(String xmin, String why) throws IOException {
    SourceLabels labels = labels(OBJECT.formatted("RBC", xmin));
    assertThat(labels.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.source()).isEqualTo("Annotations/a.xml: object 1");
              assertThat(r.reason()).startsWith("RBC: ").contains(why);
            });
  }

  @Test
  void rejectsAnObjectThatLacksItsNameOrACorner() throws IOException {
    SourceLabels labels =
        labels(
            OBJECT.formatted("", "10")
                + "<object><bndbox/></object>"
                + OBJECT.formatted("RBC", "10").replace("<ymax>40</ymax>", ""));
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected())
        .extracting(Rejection::reason)
        .containsExactly(
            "The object has no name", "The object has no name", "RBC: ymax is missing");
  }

  @Test
  void aLongWordIsNotRepeatedWhole() throws IOException {
    assertThat(labels(OBJECT.formatted("RBC", "9".repeat(500) + "x")).rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).hasSizeLessThan(80));
  }

  @Test
  void nothingIsSubtractedFromCornersThatMayCountFromOne() throws IOException {
    assertThat(labels(OBJECT.formatted("RBC", "1")).boxes())
        .singleElement()
        .satisfies(b -> assertThat(b.box().x1()).isEqualTo(1));
  }

  @Test
  void refusesSidesThatAreTheOtherWayRound() throws IOException {
    SourceLabels labels =
        labels("<size><width>50</width><height>100</height></size>" + OBJECT.formatted("a", "1"));
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected())
        .containsExactly(
            new Rejection(
                "Annotations/a.xml", "It is for a picture of 50 x 100, this one has 100 x 50"));
  }

  @Test
  void anEmptyDepthAndUnknownElementsAreNoMatter() throws IOException {
    SourceLabels labels =
        labels(
            "<folder/><size><width>100</width><height>50</height><depth/></size><mine><x>1</x></mine>"
                + OBJECT.formatted("a", "1").replace("<bndbox>", "<difficult/><bndbox>"));
    assertThat(labels.boxes()).hasSize(1);
    assertThat(labels.rejected()).isEmpty();
  }

  @Test
  void refusesMoreObjectsThanAPictureHas() throws IOException {
    assertThat(labels("<object/>".repeat(10_001)).rejected())
        .containsExactly(new Rejection("Annotations/a.xml", "More than 10,000 objects"));
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
    assertThat(labels(" ".repeat(5 << 20)).rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("more than 4,194,304 bytes"));
  }

  @Test
  void findsAnnotationsThroughTheFolderThatMacOsAdds() throws IOException {
    try (Archive archive =
        Packed.of("my cells/JPEGImages/a.jpg", "")
            .and("my cells/annotations/a.xml", xml(OBJECT.formatted("a", "1")))
            .and("__MACOSX/my cells/JPEGImages/._a.jpg", "x")
            .and("my cells/ImageSets/Main/val.txt", "a\n")
            .open(folder)) {
      VocSource source = VocSource.read(archive);
      assertThat(source.pictures())
          .containsExactly(new SourcePicture("my cells/JPEGImages/a.jpg", Split.VAL));
      assertThat(source.labels(source.pictures().getFirst(), 100, 50).boxes())
          .extracting(SourceBox::className)
          .containsExactly("a");
      assertThat(source.strays()).isEmpty();
    }
  }

  @Test
  void aListThatIsNoTextIsNamedAndTheRestIsRead() throws IOException {
    try (Archive archive =
        Packed.of("JPEGImages/a.jpg", "")
            .and("ImageSets/Main/train.txt", new byte[] {(byte) 0xff, (byte) 0xfe, 0})
            .open(folder)) {
      VocSource source = VocSource.read(archive);
      assertThat(source.pictures()).containsExactly(new SourcePicture("JPEGImages/a.jpg", null));
      assertThat(source.strays())
          .containsExactly(new Rejection("ImageSets/Main/train.txt", "The file is not UTF-8 text"));
      assertThat(source.missing()).isEmpty();
    }
  }

  private SourceLabels labels(String objects) throws IOException {
    try (Archive archive =
        Packed.of("JPEGImages/a.jpg", "").and("Annotations/a.xml", xml(objects)).open(folder)) {
      VocSource source = VocSource.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 50);
    }
  }

  private static String xml(String content) {
    return "<annotation>" + content + "</annotation>";
  }
}
