package io.lynceus.contracts.event;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;

/** An image left a project. Its bytes are gone where no other project holds it. */
public record ImageDeleted(ProjectName project, ImageId image) implements LynceusEvent {

  @Override
  public Topic topic() {
    return Topic.IMAGES;
  }

  @Override
  public String entity() {
    return image.sha256();
  }
}
