package io.lynceus.platform.event;

import org.jspecify.annotations.Nullable;

/** A record that is no valid event and never will be. */
public final class UndecodableEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  UndecodableEvent(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
