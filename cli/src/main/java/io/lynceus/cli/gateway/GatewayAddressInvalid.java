package io.lynceus.cli.gateway;

import org.jspecify.annotations.Nullable;

/** What was named as the gateway is no address of one. */
public final class GatewayAddressInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GatewayAddressInvalid(String typed, @Nullable Throwable cause) {
    super(
        "Not the address of a gateway: '%s'. It looks like http://localhost:8080.".formatted(typed),
        cause);
  }
}
