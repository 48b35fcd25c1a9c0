package io.lynceus.data.exchange.source;

import org.jspecify.annotations.Nullable;

/** A source as a whole cannot be read; nothing of it is imported. */
public final class SourceRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceRefused(String message) {
    super(message);
  }

  public SourceRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
