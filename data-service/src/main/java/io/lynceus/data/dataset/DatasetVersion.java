package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.validation.ValidationReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A dataset version, without its images. */
public record DatasetVersion(
    DatasetVersionId dataset,
    ProjectName project,
    String task,
    List<String> classes,
    Map<Split, Integer> splits,
    int images,
    long boxes,
    List<String> notes,
    ValidationReport validation,
    Instant created,
    String createdBy) {
  public DatasetVersion {
    classes = List.copyOf(classes);
    splits = Map.copyOf(splits);
    notes = List.copyOf(notes);
  }
}
