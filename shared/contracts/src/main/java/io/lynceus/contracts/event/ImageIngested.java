package io.lynceus.contracts.event;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ObjectLocation;
import io.lynceus.contracts.ProjectName;

/**
 * An image was accepted into a project; {@code content} is where its bytes lie, sides are those of
 * the upright picture.
 */
public record ImageIngested(
    ProjectName project,
    ImageId image,
    String source,
    String mediaType,
    long bytes,
    int width,
    int height,
    ObjectLocation content)
    implements LynceusEvent {

  @Override
  public Topic topic() {
    return Topic.IMAGES;
  }

  @Override
  public String entity() {
    return image.sha256();
  }
}
