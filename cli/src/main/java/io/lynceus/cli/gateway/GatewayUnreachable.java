package io.lynceus.cli.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;

/** Nobody answered at the gateway's address, or the line broke. */
public final class GatewayUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GatewayUnreachable(URI gateway, IOException cause) {
    super(sentence(gateway, cause), cause);
  }

  private GatewayUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** Something answered, and not as a gateway of ours does. */
  static GatewayUnreachable isAnother(URI gateway, Throwable cause) {
    return new GatewayUnreachable(
        "What answers at %s does not speak JSON: is it Lynceus? LYNCEUS_URL names it."
            .formatted(gateway),
        cause);
  }

  private static String sentence(URI gateway, IOException cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return "Nothing answers at %s. Is the platform up (make up)? LYNCEUS_URL names another."
          .formatted(gateway);
    }
    return "The connection to %s broke: %s".formatted(gateway, cause.getMessage());
  }
}
