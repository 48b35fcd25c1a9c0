package io.lynceus.data.exchange.archive;

/** An archive is not read at all; the message is for whoever sent it. */
public final class ArchiveRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  ArchiveRefused(String message) {
    super(message);
  }

  ArchiveRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
