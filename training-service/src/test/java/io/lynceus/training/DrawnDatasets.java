package io.lynceus.training;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.contracts.event.DatasetFrozen;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.LabeledBox;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Freezes dataset versions of drawn pictures as data-service would: objects, manifest, event. */
public final class DrawnDatasets {
  private static final String BUCKET = "drawn-datasets";

  private final ObjectStore objects;
  private final JsonMapper json;
  private final Outbox outbox;
  private final TransactionOperations transaction;

  public DrawnDatasets(TrainingServer server) {
    objects = server.bean(ObjectStore.class);
    json = server.bean(JsonMapper.class);
    outbox = server.bean(Outbox.class);
    transaction = server.bean(TransactionOperations.class);
    objects.createBucket(BUCKET);
  }

  /** A valid version with 12 pictures to learn from, 4 to validate and 6 to test. */
  public DatasetVersionId freeze(String project) {
    return freeze(project, true, bytes -> bytes);
  }

  /** Changes the bytes of the stored pictures after their hash was taken. */
  @FunctionalInterface
  public interface Damage {
    byte[] to(byte[] bytes);
  }

  public DatasetVersionId freeze(String project, boolean valid, Damage damage) {
    return freeze(project, valid, damage, Drawn.CLASSES);
  }

  /** The same pictures under other classes: of what is drawn, only what has a class is labelled. */
  public DatasetVersionId freeze(String project, List<String> classes) {
    return freeze(project, true, bytes -> bytes, classes);
  }

  private DatasetVersionId freeze(
      String project, boolean valid, Damage damage, List<String> classes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        json.writeValueAsString(
            new ManifestHeader(
                ManifestHeader.SCHEMA,
                new ProjectName(project),
                "object-detection",
                classes,
                List.of())));
    Map<String, Integer> splits = new TreeMap<>();
    add(lines, splits, Split.TRAIN, labelled(Drawn.images(12, 1), classes), damage);
    add(lines, splits, Split.VAL, labelled(Drawn.images(4, 2), classes), damage);
    add(lines, splits, Split.TEST, labelled(Drawn.images(6, 3), classes), damage);
    byte[] manifest = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    DatasetVersionId id = new DatasetVersionId(ContentHash.of(manifest));
    ObjectLocation where = new ObjectLocation(BUCKET, "manifests/" + id);
    objects.put(where, Content.of(manifest, "application/x-ndjson"));
    publish(
        new DatasetFrozen(
            new ProjectName(project),
            id,
            "object-detection",
            classes,
            splits,
            valid,
            where,
            Clock.systemUTC().instant()));
    return id;
  }

  private static List<LabeledImage> labelled(List<LabeledImage> images, List<String> classes) {
    return images.stream()
        .map(
            i ->
                new LabeledImage(
                    i.name(),
                    i.width(),
                    i.height(),
                    i.boxes().stream()
                        .filter(b -> classes.contains(Drawn.CLASSES.get(b.classIndex())))
                        .map(
                            b ->
                                new LabeledBox(
                                    classes.indexOf(Drawn.CLASSES.get(b.classIndex())), b.box()))
                        .toList(),
                    i.content()))
        .toList();
  }

  private void publish(DatasetFrozen frozen) {
    transaction.executeWithoutResult(_ -> outbox.publish(frozen));
  }

  private void add(
      List<String> lines,
      Map<String, Integer> splits,
      Split split,
      List<LabeledImage> images,
      Damage damage) {
    for (LabeledImage image : images) {
      byte[] png = png(image.content().read());
      ImageId id = new ImageId(ContentHash.of(png));
      ObjectLocation where = new ObjectLocation(BUCKET, "images/" + ContentHash.of(damage.to(png)));
      objects.put(where, Content.of(damage.to(png), "image/png"));
      lines.add(json.writeValueAsString(line(image, id, where, png.length, split)));
    }
    splits.put(split.label(), images.size());
  }

  private static ManifestImage line(
      LabeledImage image, ImageId id, ObjectLocation where, long bytes, Split split) {
    return new ManifestImage(
        id,
        where,
        split.label() + "/" + image.name() + ".png",
        "image/png",
        bytes,
        image.width(),
        image.height(),
        split,
        id.sha256(),
        image.boxes().stream()
            .map(
                b ->
                    new ManifestImage.ManifestBox(
                        b.classIndex(), b.box().x1(), b.box().y1(), b.box().x2(), b.box().y2()))
            .toList());
  }

  private static byte[] png(Picture picture) {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        image.setRGB(x, y, picture.pixel(x, y));
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
