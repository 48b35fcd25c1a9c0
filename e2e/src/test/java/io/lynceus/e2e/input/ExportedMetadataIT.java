package io.lynceus.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.input.Caller.Part;
import io.lynceus.vision.header.Orientation;
import io.lynceus.vision.header.PictureHeader;
import io.lynceus.vision.header.PictureLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** B17: what a camera knows of its owner stays here, and the picture is the same way up. */
final class ExportedMetadataIT {
  private static final String PROJECT = "exported-metadata";
  private static final String SECRET = "52.5N 13.4E <script>alert('Ada')</script>";
  private static final int TURNED = 6;

  private final Scene scene = Scene.get();

  @Test
  void nothingOfItIsExportedButTheOrientation() throws Exception {
    String project = "{\"name\": \"%s\", \"classes\": [\"a\"]}".formatted(PROJECT);
    scene.admin().json("POST", "/projects", project).hasStatus(201);
    Map<String, byte[]> pictures = pictures();
    for (var picture : pictures.entrySet()) {
      label(picture.getKey(), picture.getValue());
    }
    Answer frozen = scene.admin().json("POST", "/projects/" + PROJECT + "/datasets", "{}");
    String dataset = frozen.hasStatus(201).json().path("dataset").asString();
    for (String format : new String[] {"yolo", "voc", "coco"}) {
      Answer export =
          scene.admin().get("/datasets/" + dataset + "/export?format=" + format).hasStatus(200);
      Map<String, byte[]> exported = unpacked(export.bytes());
      assertThat(exported).hasSize(pictures.size());
      exported.forEach(ExportedMetadataIT::isPlain);
    }
  }

  private static Map<String, byte[]> pictures() {
    byte[] exif = Jpeg.exif(TURNED, SECRET);
    byte[] words = Bytes.of(SECRET);
    byte[] comment = Bytes.repeated(words, (60 << 10) / words.length);
    byte[] jpeg =
        Jpeg.with(
            Jpeg.with(Jpeg.plain(17, 1, 1), 0xFE, comment),
            0xE1,
            Bytes.joined(Bytes.of("Exif\0\0"), exif));
    byte[] png = Png.with(Png.with(Png.plain(17, 1, 2), "eXIf", exif), "tEXt", comment);
    byte[] webp = Webp.plain(17, 1, 3, 0x0C, Webp.chunk("EXIF", exif), Webp.chunk("XMP ", comment));
    return Map.of("a.jpg", jpeg, "a.png", png, "a.webp", webp);
  }

  /** The picture with one box. */
  private void label(String name, byte[] picture) throws Exception {
    String images = "/projects/" + PROJECT + "/images";
    Answer stored = scene.admin().upload(images, Part.file("files", name, picture)).hasStatus(201);
    String image = stored.json().at("/results/0/image").asString();
    String boxes = "{\"boxes\": [{\"class\": \"a\", \"x1\": 1, \"y1\": 1, \"x2\": 9, \"y2\": 9}]}";
    scene
        .admin()
        .json("PUT", images + "/" + image + "/annotation", boxes, "If-Match", "*")
        .hasStatus(200);
  }

  private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
    Map<String, byte[]> pictures = new HashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().matches(".*\\.(jpg|png|webp)")) {
          pictures.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return pictures;
  }

  private static void isPlain(String name, byte[] picture) {
    assertThat(Bytes.contain(picture, "52.5N")).as(name).isFalse();
    assertThat(Bytes.contain(picture, "Ada")).as(name).isFalse();
    assertThat(PictureHeader.of(picture, PictureLimits.STANDARD).orientation())
        .as(name)
        .isEqualTo(Orientation.TURNED_LEFT);
  }
}
