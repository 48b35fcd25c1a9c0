package io.lynceus.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectNotFound;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.training.TrainingServer;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.packaging.ContentHash;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Manifests and pictures in a real object store. */
final class DatasetReaderIT {
  private static final String BUCKET = "dataset-reader";
  private static final ProjectName PROJECT = new ProjectName("shapes");
  private static final List<String> CLASSES = List.of("square", "bar");
  private static final String HEADER =
      "{\"schema\":\"lynceus.dataset/1\",\"project\":\"shapes\",\"task\":\"object-detection\","
          + "\"classes\":[\"square\",\"bar\"],\"notes\":[]}";

  @TempDir Path folder;
  private final TrainingServer server = TrainingServer.shared();
  private final ObjectStore objects = server.bean(ObjectStore.class);
  private final DatasetReader reader = server.bean(DatasetReader.class);
  private final JsonMapper json = server.bean(JsonMapper.class);

  @BeforeEach
  void bucket() {
    objects.createBucket(BUCKET);
  }

  @Test
  void opensTheSplitsWithTheirBoxesAndFetchesAPictureWhenItIsRead() throws IOException {
    byte[] png = png(12);
    DatasetContents contents = open(line(png, png, Split.TRAIN, 1), line(png, png, Split.TEST, 0));
    assertThat(contents.classes()).isEqualTo(CLASSES);
    assertThat(contents.of(Split.VAL)).isEmpty();
    LabeledImage image = contents.of(Split.TRAIN).getFirst();
    assertThat(image.boxes()).containsExactly(new LabeledBox(1, new Box(1, 2, 5, 6)));
    assertThat(folder).isEmptyDirectory();
    assertThat(image.content().read().width()).isEqualTo(12);
    assertThat(folder.resolve(ContentHash.of(png))).hasBinaryContent(png);
  }

  /** So that a run goes on where the object store is away, or the picture was deleted meanwhile. */
  @Test
  void aPictureThatWasReadOnceIsReadFromTheFolder() throws IOException {
    byte[] png = png(13);
    LabeledImage image = open(line(png, png, Split.TRAIN, 0)).of(Split.TRAIN).getFirst();
    image.content().read();
    objects.delete(new ObjectLocation(BUCKET, "images/" + ContentHash.of(png)));
    assertThat(image.content().read().width()).isEqualTo(13);
  }

  @Test
  void aKeptPictureThatWasDamagedIsFetchedAgain() throws IOException {
    byte[] png = png(14);
    LabeledImage image = open(line(png, png, Split.TRAIN, 0)).of(Split.TRAIN).getFirst();
    Path kept = folder.resolve(ContentHash.of(png));
    Files.write(kept, new byte[0]);
    assertThat(image.content().read().width()).isEqualTo(14);
    assertThat(kept).hasBinaryContent(png);
  }

  @Test
  void aPictureWhoseBytesChangedIsRefusedByName() throws IOException {
    LabeledImage image = open(line(png(15), png(16), Split.TRAIN, 0)).of(Split.TRAIN).getFirst();
    assertThatThrownBy(() -> image.content().read())
        .isInstanceOf(DatasetUnusable.class)
        .hasMessageContaining("some/picture.png")
        .hasMessageContaining("bytes changed");
    assertThat(folder).isEmptyDirectory();
  }

  /** Frozen as it is, so the hash is right. */
  @Test
  void aPictureThatDoesNotDecodeIsRefusedByName() throws IOException {
    byte[] torn = java.util.Arrays.copyOf(png(40), 60);
    LabeledImage image = open(line(torn, torn, Split.TRAIN, 0)).of(Split.TRAIN).getFirst();
    assertThatThrownBy(() -> image.content().read())
        .isInstanceOf(DatasetUnusable.class)
        .hasMessageContaining("some/picture.png cannot be used");
  }

  @Test
  void aPictureThatIsNotThereIsRefusedByName() throws IOException {
    byte[] png = png(17);
    LabeledImage image = open(line(png, png, Split.TRAIN, 0)).of(Split.TRAIN).getFirst();
    objects.delete(new ObjectLocation(BUCKET, "images/" + ContentHash.of(png)));
    assertThatThrownBy(() -> image.content().read())
        .isInstanceOf(DatasetUnusable.class)
        .hasMessageContaining("some/picture.png")
        .hasCauseInstanceOf(ObjectNotFound.class);
  }

  @Test
  void aClassThatTheManifestDoesNotListIsRefused() throws IOException {
    byte[] png = png(18);
    String line = line(png, png, Split.TRAIN, 2);
    assertThatThrownBy(() -> open(line))
        .isInstanceOf(DatasetUnusable.class)
        .hasMessageContaining("a class that it does not list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"schema\":\"lynceus.dataset/9\",\"project\":\"shapes\",\"task\":\"object-detection\","
            + "\"classes\":[],\"notes\":[]}",
        HEADER + "\n{\"image\":\"nothing like an id\"}",
        HEADER + "\n[1, 2",
      })
  void aManifestThatDoesNotReadIsRefused(String manifest) {
    FrozenDataset frozen = frozen(manifest);
    assertThatThrownBy(() -> reader.open(frozen, folder)).isInstanceOf(DatasetUnusable.class);
  }

  @Test
  void knowsHowManyPicturesASplitHas() {
    FrozenDataset frozen = frozen(HEADER);
    assertThat(frozen.pictures(Split.TRAIN)).isEqualTo(3);
    assertThat(frozen.pictures(Split.TEST)).isZero();
  }

  private DatasetContents open(String... lines) {
    return reader.open(frozen(HEADER + "\n" + String.join("\n", lines)), folder);
  }

  private FrozenDataset frozen(String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    ObjectLocation where = new ObjectLocation(BUCKET, "manifests/" + ContentHash.of(bytes));
    objects.put(where, Content.of(bytes, "application/x-ndjson"));
    return new FrozenDataset(
        new DatasetVersionId(ContentHash.of(bytes)),
        PROJECT,
        CLASSES,
        Map.of("train", 3),
        true,
        where);
  }

  /** A picture of which other bytes are stored than were frozen. */
  private String line(byte[] frozen, byte[] stored, Split split, int classIndex) {
    String hash = ContentHash.of(frozen);
    ObjectLocation where = new ObjectLocation(BUCKET, "images/" + hash);
    objects.put(where, Content.of(stored, "image/png"));
    return json.writeValueAsString(
        new ManifestImage(
            new ImageId(hash),
            where,
            "some/picture.png",
            "image/png",
            frozen.length,
            20,
            20,
            split,
            hash,
            List.of(new ManifestImage.ManifestBox(classIndex, 1, 2, 5, 6))));
  }

  private static byte[] png(int side) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
