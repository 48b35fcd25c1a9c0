package io.lynceus.training.dataset;

import io.lynceus.contracts.Split;
import io.lynceus.training.input.LabeledImage;
import java.util.List;
import java.util.Map;

/** A dataset version opened: its classes in the order of the outputs, and its pictures by split. */
public record DatasetContents(List<String> classes, Map<Split, List<LabeledImage>> images) {
  public DatasetContents {
    classes = List.copyOf(classes);
    images = Map.copyOf(images);
  }

  public List<LabeledImage> of(Split split) {
    return images.getOrDefault(split, List.of());
  }
}
