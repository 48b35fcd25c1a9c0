package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;
import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** An image that no project of this caller holds. */
final class ImageNotFound extends LynceusProblem {
  private static final long serialVersionUID = 1;

  ImageNotFound(ImageId image) {
    super("image-not-found", HttpStatus.NOT_FOUND, "There is no image " + image);
  }
}
