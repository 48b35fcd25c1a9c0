package io.lynceus.data.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.SourceFormat;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.ArchiveLimits;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one format writes, it reads; and the formats one after the other lose nothing. */
final class RoundTripTest {
  private static final ManifestHeader HEADER =
      new ManifestHeader(
          ManifestHeader.SCHEMA,
          new ProjectName("cells"),
          "object-detection",
          List.of("RBC", "it's odd & \"quoted\": #1", "1"),
          List.of());

  @TempDir Path folder;

  @Test
  void yoloKeepsBoxesToAMillionthOfTheSide() throws IOException {
    List<ManifestImage> images = images(new Random(1), false);
    assertSame(images, through(SourceFormat.YOLO, images), 1e-6);
  }

  @Test
  void cocoKeepsBoxesExactly() throws IOException {
    List<ManifestImage> images = images(new Random(2), false);
    assertSame(images, through(SourceFormat.COCO, images), 1e-12);
  }

  @Test
  void vocRoundsToThePixelAndLosesNoBox() throws IOException {
    List<ManifestImage> images = images(new Random(3), false);
    List<ManifestImage> back = through(SourceFormat.VOC, images);
    for (int i = 0; i < images.size(); i++) {
      assertThat(back.get(i).split()).isEqualTo(images.get(i).split());
      assertBoxes(images.get(i), back.get(i), 1 + 1e-9);
    }
  }

  @Test
  void yoloCocoVocYoloIsWithinAMillionthWhereVocNeedsNoRounding() throws IOException {
    List<ManifestImage> images = images(new Random(4), true);
    List<ManifestImage> back = images;
    for (SourceFormat format :
        List.of(SourceFormat.YOLO, SourceFormat.COCO, SourceFormat.VOC, SourceFormat.YOLO)) {
      back = through(format, back);
    }
    assertSame(images, back, 1e-6);
  }

  private static void assertSame(
      List<ManifestImage> images, List<ManifestImage> back, double shares) {
    assertThat(back).hasSameSizeAs(images);
    for (int i = 0; i < images.size(); i++) {
      assertThat(back.get(i).split()).isEqualTo(images.get(i).split());
      double side = Math.min(images.get(i).width(), images.get(i).height());
      assertBoxes(images.get(i), back.get(i), shares * side);
    }
  }

  private static void assertBoxes(ManifestImage image, ManifestImage back, double pixels) {
    assertThat(back.boxes()).hasSameSizeAs(image.boxes());
    for (int i = 0; i < image.boxes().size(); i++) {
      ManifestBox was = image.boxes().get(i);
      ManifestBox is = back.boxes().get(i);
      assertThat(is.classIndex()).isEqualTo(was.classIndex());
      assertThat(is.x1()).isCloseTo(was.x1(), within(pixels));
      assertThat(is.y1()).isCloseTo(was.y1(), within(pixels));
      assertThat(is.x2()).isCloseTo(was.x2(), within(pixels));
      assertThat(is.y2()).isCloseTo(was.y2(), within(pixels));
    }
  }

  private List<ManifestImage> through(SourceFormat format, List<ManifestImage> images)
      throws IOException {
    Path file = folder.resolve(format + ".zip");
    var names = new ExportNames();
    List<ExportedPicture> pictures = images.stream().map(names::name).toList();
    ExportLayout layout = format.layout();
    try (var out = new EntryWriter(Files.newOutputStream(file))) {
      for (ExportedPicture picture : pictures) {
        out.picture(layout.picture(picture), new byte[] {1});
        layout.label(HEADER, picture, out);
      }
      layout.index(
          HEADER,
          visitor -> {
            for (ExportedPicture picture : pictures) {
              visitor.visit(picture);
            }
          },
          out);
    }
    try (Archive archive = Archive.open(file, folder, new ArchiveLimits(9999, 1 << 30, 100))) {
      assertThat(SourceFormat.recognise(archive)).isEqualTo(format);
      return readBack(format.read(archive), images);
    }
  }

  private static List<ManifestImage> readBack(LabeledSource source, List<ManifestImage> images)
      throws IOException {
    assertThat(source.strays()).isEmpty();
    assertThat(source.missing()).isEmpty();
    List<ManifestImage> back = new ArrayList<>();
    for (SourcePicture picture : source.pictures()) {
      String sha8 = picture.path().replaceAll(".*/([0-9a-f]{8})_.*", "$1");
      ManifestImage image =
          images.stream()
              .filter(i -> i.image().sha256().startsWith(sha8))
              .findFirst()
              .orElseThrow();
      SourceLabels labels = source.labels(picture, image.width(), image.height());
      assertThat(labels.rejected()).isEmpty();
      assertThat(labels.labeled()).isTrue();
      List<ManifestBox> boxes = labels.boxes().stream().map(RoundTripTest::box).toList();
      back.add(image(image.image().sha256(), image.source(), picture.split(), boxes));
    }
    back.sort(Comparator.comparing(ManifestImage::image));
    return back;
  }

  private static ManifestBox box(SourceBox box) {
    int index = HEADER.classes().indexOf(box.className());
    return new ManifestBox(index, box.box().x1(), box.box().y1(), box.box().x2(), box.box().y2());
  }

  /** Forty pictures over four splits, every fourth without boxes. */
  private static List<ManifestImage> images(Random random, boolean wholePixels) {
    List<ManifestImage> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<ManifestBox> boxes = new ArrayList<>();
      for (int b = 0; b < i % 4 * 3; b++) {
        boxes.add(box(random, wholePixels));
      }
      String sha = "%064x".formatted(new java.math.BigInteger(256, random));
      images.add(
          image(sha, "some/pic %d.jpg".formatted(i), List.of(Split.values()).get(i % 4), boxes));
    }
    images.sort(Comparator.comparing(ManifestImage::image));
    return images;
  }

  private static ManifestBox box(Random random, boolean wholePixels) {
    double x1 = random.nextDouble() * 600;
    double y1 = random.nextDouble() * 400;
    double x2 = x1 + .3 + random.nextDouble() * 30;
    double y2 = y1 + .3 + random.nextDouble() * 30;
    return wholePixels
        ? new ManifestBox(random.nextInt(3), (int) x1, (int) y1, (int) x2 + 1, (int) y2 + 1)
        : new ManifestBox(random.nextInt(3), x1, y1, x2, y2);
  }

  private static ManifestImage image(
      String sha, String source, Split split, List<ManifestBox> boxes) {
    return new ManifestImage(
        new ImageId(sha),
        new ObjectLocation("b", "k"),
        source,
        "image/jpeg",
        1,
        640,
        480,
        split,
        "g",
        boxes);
  }
}
