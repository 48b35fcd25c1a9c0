package io.lynceus.vision.onnx;

import java.util.Locale;

/** A model file was not accepted: a reason that stays the same, and a sentence for a person. */
public final class OnnxModelRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why; each becomes the same answer everywhere. */
  public enum Reason {
    /** Not an ONNX file: a pickle, an archive, anything else. */
    NOT_ONNX,
    /** Weights in other files, which could be any file of the server. */
    EXTERNAL_DATA,
    /** An operator that a detector does not need, or of a foreign domain. */
    OPERATOR,
    /** More bytes, nodes or elements than a detector has. */
    TOO_LARGE,
    /** Parts of the file contradict each other. */
    MALFORMED,
    /** Input, output or class count are not what the manifest says, or outputs are no scores. */
    MISMATCH;

    /** The name in answers, such as {@code external-data}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  public OnnxModelRefused(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public OnnxModelRefused(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
