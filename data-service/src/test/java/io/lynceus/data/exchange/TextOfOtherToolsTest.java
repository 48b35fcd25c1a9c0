package io.lynceus.data.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.data.exchange.source.SourceRefused;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Byte order marks, line ends and charsets, as editors of other machines leave them. */
final class TextOfOtherToolsTest {
  private static final String BOM = "\ufeff";
  private static final String XML =
      """
      <annotation><object><name>gr\u00fcn</name><bndbox>
      <xmin> 10 </xmin><ymin>10</ymin><xmax>\t30</xmax><ymax>40</ymax></bndbox></object></annotation>
      """;

  @TempDir Path folder;

  @Test
  void readsYoloOfWindows() throws IOException {
    Packed packed =
        Packed.of("data.yaml", BOM + "train: images\\train\r\nval: val.txt\r\nnames:\r\n- a\r\n")
            .and("images/train/x.jpg", "")
            .and("labels/train/x.txt", "0 .5 .5 .1 .1\r\n\r\n0 .4 .4 .1 .1\r\n")
            .and("images/other/y.jpg", "")
            .and("val.txt", BOM + ".\\images\\other\\y.jpg\r\n");
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = SourceFormat.YOLO.read(archive);
      assertThat(source.pictures())
          .containsExactly(
              new SourcePicture("images/other/y.jpg", Split.VAL),
              new SourcePicture("images/train/x.jpg", Split.TRAIN));
      SourceLabels labels = source.labels(source.pictures().getLast(), 100, 100);
      assertThat(labels.rejected()).isEmpty();
      assertThat(labels.boxes())
          .extracting(SourceBox::place)
          .containsExactly("labels/train/x.txt:1", "labels/train/x.txt:3");
    }
  }

  @Test
  void rejectsTheFirstLineOfALabelFileWithAByteOrderMark() throws IOException {
    Packed packed =
        Packed.of("data.yaml", "train: images\nnames: [a]")
            .and("images/x.jpg", "")
            .and("labels/x.txt", BOM + "0 .5 .5 .1 .1\n0 .4 .4 .1 .1\n");
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = SourceFormat.YOLO.read(archive);
      SourceLabels labels = source.labels(source.pictures().getFirst(), 100, 100);
      assertThat(labels.boxes()).hasSize(1);
      assertThat(labels.rejected()).extracting(Rejection::source).containsExactly("labels/x.txt:1");
    }
  }

  @Test
  void refusesClassesThatAreNotUtf8() throws IOException {
    for (String file : new String[] {"classes.txt", "data.yaml"}) {
      Packed packed = new Packed().and(file, "names: [gr\u00fcn]".getBytes(ISO_8859_1));
      try (Archive archive = packed.open(folder)) {
        assertThatThrownBy(() -> SourceFormat.YOLO.read(archive))
            .isInstanceOf(SourceRefused.class)
            .hasMessageContaining(file)
            .hasMessageContaining("not UTF-8");
      }
    }
  }

  @Test
  void rejectsAListThatIsNotTextAndReadsTheOthers() throws IOException {
    Packed packed =
        Packed.of("data.yaml", "train: train.txt\nval: images\nnames: [a]")
            .and("train.txt", new byte[] {(byte) 0xff, (byte) 0xfe})
            .and("images/x.jpg", "");
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = SourceFormat.YOLO.read(archive);
      assertThat(source.pictures()).containsExactly(new SourcePicture("images/x.jpg", Split.VAL));
      assertThat(source.strays())
          .containsExactly(new Rejection("train.txt", "The file is not UTF-8 text"));
    }
  }

  @Test
  void readsVocInWhateverCharsetItSays() throws IOException {
    assertGreen((BOM + XML).getBytes(UTF_8));
    assertGreen(XML.replace("\n", "\r\n").getBytes(UTF_8));
    assertGreen(("<?xml version='1.0' encoding='ISO-8859-1'?>" + XML).getBytes(ISO_8859_1));
    assertGreen(("<?xml version='1.0' encoding='UTF-16'?>" + XML).getBytes(UTF_16));
    assertGreen(XML.replace("gr\u00fcn", "<![CDATA[gr\u00fcn]]>").getBytes(UTF_8));
    assertGreen(XML.replace("gr\u00fcn", "gr&#xfc;n").getBytes(UTF_8));
    assertGreen(XML.replace("<name>", "<name><!-- of a leaf -->").getBytes(UTF_8));
  }

  @Test
  void refusesVocThatIsNotInItsCharset() throws IOException {
    SourceLabels labels = voc(XML.getBytes(ISO_8859_1));
    assertThat(labels.boxes()).isEmpty();
    assertThat(labels.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.source()).isEqualTo("Annotations/x.xml"));
  }

  @Test
  void readsCocoWithAByteOrderMark() throws IOException {
    String json =
        "{\"images\":[{\"id\":1,\"file_name\":\"x.jpg\"}],\"annotations\":[{\"id\":1,\"image_id\":1,"
            + "\"category_id\":1,\"bbox\":[1,1,5,5]}],\"categories\":[{\"id\":1,\"name\":\"gr\u00fcn\"}]}";
    for (String text : new String[] {BOM + json, json.replace("}", "}\r\n")}) {
      try (Archive archive = Packed.of("a.json", text).and("x.jpg", "").open(folder)) {
        LabeledSource source = SourceFormat.COCO.read(archive);
        assertThat(source.labels(source.pictures().getFirst(), 20, 20).boxes())
            .extracting(SourceBox::className)
            .containsExactly("gr\u00fcn");
      }
    }
  }

  private void assertGreen(byte[] xml) throws IOException {
    SourceLabels labels = voc(xml);
    assertThat(labels.rejected()).isEmpty();
    assertThat(labels.boxes()).extracting(SourceBox::className).containsExactly("gr\u00fcn");
  }

  private SourceLabels voc(byte[] xml) throws IOException {
    Packed packed = Packed.of("JPEGImages/x.jpg", "").and("Annotations/x.xml", xml);
    try (Archive archive = packed.open(folder)) {
      LabeledSource source = SourceFormat.VOC.read(archive);
      return source.labels(source.pictures().getFirst(), 100, 100);
    }
  }
}
