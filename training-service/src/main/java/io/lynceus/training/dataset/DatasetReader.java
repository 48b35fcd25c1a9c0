package io.lynceus.training.dataset;

import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.Split;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.training.input.LabeledImage;
import io.lynceus.vision.box.Box;
import io.lynceus.vision.box.LabeledBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens dataset versions by their manifests. */
@Component
public final class DatasetReader {
  private final ObjectStore objects;
  private final JsonMapper json;

  DatasetReader(ObjectStore objects, JsonMapper json) {
    this.objects = objects;
    this.json = json;
  }

  /** Reads the manifest; pictures are read when they are asked for, and kept in {@code folder}. */
  public DatasetContents open(FrozenDataset dataset, Path folder) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(objects.open(dataset.manifest()), StandardCharsets.UTF_8))) {
      return read(lines, new ImageFiles(objects, folder));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new DatasetUnusable("The manifest of " + dataset.dataset() + " does not read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The manifest of " + dataset.dataset() + " broke off", e);
    }
  }

  private DatasetContents read(BufferedReader lines, ImageFiles files) throws IOException {
    String first = lines.readLine();
    if (first == null) {
      throw new DatasetUnusable("The manifest is empty");
    }
    ManifestHeader header = json.readValue(first, ManifestHeader.class);
    if (!ManifestHeader.SCHEMA.equals(header.schema())) {
      throw new DatasetUnusable("The manifest has schema " + header.schema());
    }
    Map<Split, List<LabeledImage>> images = new EnumMap<>(Split.class);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      ManifestImage image = json.readValue(line, ManifestImage.class);
      images
          .computeIfAbsent(image.split(), _ -> new ArrayList<>())
          .add(labeled(image, header.classes().size(), files));
    }
    return new DatasetContents(header.classes(), images);
  }

  private static LabeledImage labeled(ManifestImage image, int classes, ImageFiles files) {
    List<LabeledBox> boxes =
        image.boxes().stream()
            .map(b -> new LabeledBox(b.classIndex(), new Box(b.x1(), b.y1(), b.x2(), b.y2())))
            .toList();
    if (boxes.stream().anyMatch(b -> b.classIndex() >= classes)) {
      throw new DatasetUnusable("The manifest names a class that it does not list");
    }
    return new LabeledImage(
        image.source(), image.width(), image.height(), boxes, () -> files.read(image));
  }
}
