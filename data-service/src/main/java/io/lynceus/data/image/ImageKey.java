package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;

/** Where a picture's bytes lie: {@code images/ab/abcd…}, so that no folder grows without end. */
final class ImageKey {
  static final String PREFIX = "images/";

  private ImageKey() {}

  static String of(ImageId image) {
    return PREFIX + image.sha256().substring(0, 2) + "/" + image;
  }

  static ImageId image(String key) {
    return new ImageId(key.substring(key.lastIndexOf('/') + 1));
  }
}
