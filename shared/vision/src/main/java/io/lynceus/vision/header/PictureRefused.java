package io.lynceus.vision.header;

import java.util.Locale;

/** A picture was not accepted: a reason that stays the same, and a sentence for a person. */
public final class PictureRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why; each becomes the same answer everywhere. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** Not a JPEG, PNG, WebP or BMP, or a kind of these that is not read. */
    UNSUPPORTED,
    /** More bytes than a picture may have. */
    TOO_MANY_BYTES,
    /** More pixels, or a longer side, than a picture may have. */
    TOO_LARGE,
    /** A side shorter than a picture may have. */
    TOO_SMALL,
    /** More than one frame. */
    ANIMATED,
    /** The file ends before the picture does. */
    TRUNCATED,
    /** What is there cannot be a picture. */
    DAMAGED;

    /** The name in answers, such as {@code too-large}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  public PictureRefused(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public PictureRefused(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
