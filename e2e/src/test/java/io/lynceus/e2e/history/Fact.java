package io.lynceus.e2e.history;

/** Something that a client asked for, with values that nobody else uses. */
public sealed interface Fact {
  record ProjectCreated(String project) implements Fact {}

  record PictureStored(String project, String image) implements Fact {}

  /** The left side of its only box says which label it is. */
  record PictureLabeled(String project, String image, double left) implements Fact {}

  record VersionFrozen(String project, String dataset) implements Fact {}

  /** The reason says which move it is. */
  record AliasMoved(String model, String version, String reason) implements Fact {}
}
