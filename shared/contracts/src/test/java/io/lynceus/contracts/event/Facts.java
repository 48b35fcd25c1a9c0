package io.lynceus.contracts.event;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each kind, as the golden files have them. */
public final class Facts {
  public static final ProjectName CELLS = new ProjectName("cells");
  public static final ModelName MODEL = new ModelName("cells");
  public static final ImageId IMAGE = new ImageId("a".repeat(64));
  public static final DatasetVersionId DATASET = new DatasetVersionId("d".repeat(64));
  public static final RunId RUN = new RunId("run-7");

  public static final List<LynceusEvent> ALL =
      List.of(
          new ImageIngested(
              CELLS,
              IMAGE,
              "BloodImage_00001.jpg",
              "image/jpeg",
              18_432,
              640,
              480,
              new ObjectLocation("lynceus-data", "images/aa/" + "a".repeat(64))),
          new ImageDeleted(CELLS, IMAGE),
          new ProjectDeleted(CELLS),
          new DatasetFrozen(
              CELLS,
              DATASET,
              "object-detection",
              List.of("RBC", "WBC", "Platelets"),
              Map.of("train", 205),
              true,
              new ObjectLocation("lynceus-data", "datasets/" + "d".repeat(64)),
              Instant.parse("2026-11-21T12:00:00Z")),
          new RunProgressed(RUN, CELLS, 3, 40, 78, 1.25, 312),
          new RunEnded(RUN, CELLS, "failed", "the disk is full", null, null),
          new ModelRegistered(MODEL, "2", CELLS, DATASET, "e".repeat(64), "run-7"),
          new ModelPromoted(MODEL, "production", "2", "1", 5, "ann", "better on the test split"),
          new ModelRolledBack(MODEL, "production", "1", "2", 6, "bob", "misses small cells"));

  private Facts() {}
}
