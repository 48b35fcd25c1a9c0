package io.lynceus.vision.packaging;

/** A model package or a manifest is not what it must be; the message says where and why. */
public final class ModelPackageInvalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ModelPackageInvalid(String sentence) {
    super(sentence);
  }

  public ModelPackageInvalid(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
