package io.lynceus.gateway.access;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** The request names a host that this gateway is not. */
final class UnknownHost extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  UnknownHost() {
    super(
        "unknown-host",
        HttpStatus.BAD_REQUEST,
        "The Host header names none of this gateway's hosts (lynceus.access.hosts)");
  }
}
