package io.lynceus.gateway.access;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A body that is packed: nobody here unpacks it, so nobody can be made to unpack a bomb. */
final class EncodedBody extends LynceusProblem {
  private static final long serialVersionUID = 1L;

  EncodedBody() {
    super(
        "encoded-body",
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "A body is read as it is: send it without Content-Encoding");
  }

  /** As RFC 9110, section 12.5.3, has it for this answer. */
  @Override
  public Map<String, String> headers() {
    return Map.of(HttpHeaders.ACCEPT_ENCODING, "identity");
  }
}
