package io.lynceus.training.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import java.util.List;
import java.util.Map;

/** A dataset version as this service knows it; {@code valid} is false where validation failed. */
public record FrozenDataset(
    DatasetVersionId dataset,
    ProjectName project,
    List<String> classes,
    Map<String, Integer> splits,
    boolean valid,
    ObjectLocation manifest) {
  public FrozenDataset {
    classes = List.copyOf(classes);
    splits = Map.copyOf(splits);
  }

  /** How many pictures a split has. */
  public int pictures(Split split) {
    return splits.getOrDefault(split.label(), 0);
  }
}
