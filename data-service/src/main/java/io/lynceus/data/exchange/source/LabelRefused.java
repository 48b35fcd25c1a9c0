package io.lynceus.data.exchange.source;

import org.jspecify.annotations.Nullable;

/** One label cannot be taken; whoever reads the file knows where, the message says why. */
public final class LabelRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LabelRefused(String reason) {
    super(reason);
  }

  public LabelRefused(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /** The reason, for a {@link Rejection}. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
