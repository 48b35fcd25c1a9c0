package io.lynceus.contracts.event;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A dataset version exists for ever. {@code splits} counts images by split; {@code valid} is false
 * where validation failed, and then training asks to be forced. {@code classes} are the active
 * classes in the order of the outputs.
 */
public record DatasetFrozen(
    ProjectName project,
    DatasetVersionId dataset,
    String task,
    List<String> classes,
    Map<String, Integer> splits,
    boolean valid,
    ObjectLocation manifest,
    Instant created)
    implements LynceusEvent {
  public DatasetFrozen {
    classes = List.copyOf(classes);
    splits = Map.copyOf(splits);
  }

  @Override
  public Topic topic() {
    return Topic.DATASETS;
  }

  @Override
  public String entity() {
    return project.value();
  }
}
