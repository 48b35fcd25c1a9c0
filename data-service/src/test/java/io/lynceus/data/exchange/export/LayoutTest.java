package io.lynceus.data.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.SourceFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Each format, byte for byte as it is written. */
final class LayoutTest {
  private static final ManifestHeader HEADER =
      new ManifestHeader(
          ManifestHeader.SCHEMA,
          new ProjectName("cells"),
          "object-detection",
          List.of("RBC", "it's"),
          List.of());

  private static final List<ManifestImage> IMAGES =
      List.of(
          image(
              "a",
              "in/one two.jpg",
              Split.TRAIN,
              new ManifestBox(0, 10, 20, 30.5, 40),
              new ManifestBox(1, 99.9, 0.2, 100, 0.4)),
          image("b", "b.png", Split.CALIBRATION));

  @Test
  void yolo() throws IOException {
    Map<String, String> files = written(SourceFormat.YOLO);
    assertThat(files.keySet())
        .containsExactly(
            "images/train/aaaaaaaa_one-two.jpg",
            "labels/train/aaaaaaaa_one-two.txt",
            "images/calibration/bbbbbbbb_b.jpg",
            "labels/calibration/bbbbbbbb_b.txt",
            "data.yaml");
    assertThat(files.get("labels/train/aaaaaaaa_one-two.txt"))
        .isEqualTo("0 0.2025 0.6 0.205 0.4\n1 0.9995 0.006 0.001 0.004\n");
    assertThat(files.get("labels/calibration/bbbbbbbb_b.txt")).isEmpty();
    assertThat(files.get("data.yaml"))
        .isEqualTo(
            """
            path: .
            train: images/train
            val: images/val
            calibration: images/calibration
            test: images/test
            nc: 2
            names:
              0: 'RBC'
              1: 'it''s'
            """);
  }

  @Test
  void coco() throws IOException {
    Map<String, String> files = written(SourceFormat.COCO);
    assertThat(files.get("annotations/instances_train.json"))
        .isEqualTo(
            "{\"images\":[{\"id\":1,\"file_name\":\"aaaaaaaa_one-two.jpg\",\"width\":100,"
                + "\"height\":50}],\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,"
                + "\"bbox\":[10.0,20.0,20.5,20.0],\"area\":410.0,\"iscrowd\":0},{\"id\":2,"
                + "\"image_id\":1,\"category_id\":2,\"bbox\":[99.9,0.2,0.09999999999999432,0.2],"
                + "\"area\":0.019999999999998866,\"iscrowd\":0}],\"categories\":[{\"id\":1,"
                + "\"name\":\"RBC\",\"supercategory\":\"\"},{\"id\":2,\"name\":\"it's\","
                + "\"supercategory\":\"\"}]}");
    assertThat(files.get("annotations/instances_calibration.json"))
        .contains("\"file_name\":\"bbbbbbbb_b.jpg\"", "\"annotations\":[]");
    assertThat(files.get("annotations/instances_test.json")).startsWith("{\"images\":[],");
  }

  @Test
  void voc() throws IOException {
    Map<String, String> files = written(SourceFormat.VOC);
    assertThat(files.get("Annotations/aaaaaaaa_one-two.xml"))
        .isEqualTo(
            "<annotation><folder>JPEGImages</folder><filename>aaaaaaaa_one-two.jpg</filename>"
                + "<source><database>cells</database></source>"
                + "<size><width>100</width><height>50</height><depth>3</depth></size>"
                + "<segmented>0</segmented>"
                + object("RBC", 10, 20, 31, 40)
                + object("it's", 99, 0, 100, 1)
                + "</annotation>");
    assertThat(files.get("Annotations/bbbbbbbb_b.xml")).doesNotContain("<object>");
    assertThat(files.get("ImageSets/Main/train.txt")).isEqualTo("aaaaaaaa_one-two\n");
    assertThat(files.get("ImageSets/Main/calibration.txt")).isEqualTo("bbbbbbbb_b\n");
    assertThat(files.get("ImageSets/Main/test.txt")).isEmpty();
  }

  @Test
  void theSameVersionIsTheSameArchive() throws IOException {
    assertThat(archive(SourceFormat.VOC)).isEqualTo(archive(SourceFormat.VOC));
  }

  private static String object(String name, int xmin, int ymin, int xmax, int ymax) {
    return ("<object><name>%s</name><pose>Unspecified</pose><truncated>0</truncated>"
            + "<difficult>0</difficult><bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax>"
            + "<ymax>%d</ymax></bndbox></object>")
        .formatted(name, xmin, ymin, xmax, ymax);
  }

  private static byte[] archive(SourceFormat format) throws IOException {
    var names = new ExportNames();
    List<ExportedPicture> pictures = IMAGES.stream().map(names::name).toList();
    ExportLayout layout = format.layout();
    var bytes = new ByteArrayOutputStream();
    try (var out = new EntryWriter(bytes)) {
      for (ExportedPicture picture : pictures) {
        out.picture(layout.picture(picture), new byte[] {1, 2, 3});
        layout.label(HEADER, picture, out);
      }
      ExportLayout.Pictures all =
          visitor -> {
            for (ExportedPicture picture : pictures) {
              visitor.visit(picture);
            }
          };
      layout.index(HEADER, all, out);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> written(SourceFormat format) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive(format)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static ManifestImage image(
      String digit, String source, Split split, ManifestBox... boxes) {
    return new ManifestImage(
        new ImageId(digit.repeat(64)),
        new ObjectLocation("b", "k"),
        source,
        "image/jpeg",
        3,
        100,
        50,
        split,
        "g",
        List.of(boxes));
  }
}
