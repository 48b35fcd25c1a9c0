package io.lynceus.contracts.event;

import io.lynceus.contracts.ProjectName;

/** A project and its images are gone; frozen dataset versions keep hashes only. */
public record ProjectDeleted(ProjectName project) implements LynceusEvent {

  @Override
  public Topic topic() {
    return Topic.DATASETS;
  }

  @Override
  public String entity() {
    return project.value();
  }
}
