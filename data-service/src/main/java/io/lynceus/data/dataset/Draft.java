package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.contracts.ManifestImage;
import io.lynceus.contracts.ManifestImage.ManifestBox;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.data.annotation.ClassBox;
import io.lynceus.data.dataset.split.Assignment;
import io.lynceus.data.dataset.validation.DatasetValidation;
import io.lynceus.data.project.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A version while its images are gone through, one after the other. */
final class Draft {
  private final Project project;
  private final List<String> classes;
  private final Map<Integer, Integer> indexOfClass = new HashMap<>();
  private final Assignment assignment;
  private final Function<ImageId, ObjectLocation> locations;
  private final DatasetValidation validation;
  private final Fingerprints.Builder fingerprints = new Fingerprints.Builder();
  private int images;
  private long boxes;

  Draft(Project project, Assignment assignment, Function<ImageId, ObjectLocation> locations) {
    this.project = project;
    this.assignment = assignment;
    this.locations = locations;
    this.classes = project.activeClasses().stream().map(c -> c.name().value()).toList();
    project.activeClasses().forEach(c -> indexOfClass.put(c.id(), indexOfClass.size()));
    this.validation = new DatasetValidation(classes);
  }

  ManifestHeader header() {
    return new ManifestHeader(
        ManifestHeader.SCHEMA, project.name(), project.task(), classes, assignment.notes());
  }

  /** Takes an image in and gives its line of the manifest. */
  ManifestImage add(LabeledImages.Row row) {
    var image =
        new ManifestImage(
            row.image(),
            locations.apply(row.image()),
            row.source(),
            row.mediaType(),
            row.bytes(),
            row.width(),
            row.height(),
            assignment.split(row.image()),
            assignment.group(row.image()),
            boxes(row));
    validation.image(image);
    fingerprints.add(row.image(), image.split(), row.boxes());
    images++;
    boxes += image.boxes().size();
    return image;
  }

  private List<ManifestBox> boxes(LabeledImages.Row row) {
    List<ManifestBox> kept = new ArrayList<>();
    for (ClassBox box : ClassBox.unpacked(row.boxes())) {
      Integer index = indexOfClass.get(box.classId());
      if (index == null) {
        validation.retiredBox(row.source() + " " + row.image());
      } else {
        kept.add(
            new ManifestBox(index, box.box().x1(), box.box().y1(), box.box().x2(), box.box().y2()));
      }
    }
    return kept;
  }

  /** The version, once all images are in. */
  DatasetVersion version(DatasetVersionId id, long unlabeled, Instant now, String by) {
    validation.coverage(images, unlabeled);
    return new DatasetVersion(
        id,
        project.name(),
        project.task(),
        classes,
        assignment.counts(),
        images,
        boxes,
        assignment.notes(),
        validation.report(id.sha256(), assignment),
        now,
        by);
  }

  Fingerprints fingerprints() {
    return fingerprints.build();
  }
}
