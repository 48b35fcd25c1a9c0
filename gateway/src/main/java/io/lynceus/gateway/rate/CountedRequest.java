package io.lynceus.gateway.rate;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose pictures are counted while its body is read. */
final class CountedRequest extends HttpServletRequestWrapper {
  private @Nullable PictureCount counted;

  CountedRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (counted == null) {
      String type = getContentType();
      counted = new PictureCount(super.getInputStream(), type == null ? "" : type);
    }
    return counted;
  }

  int pictures() {
    return counted == null ? 0 : counted.pictures();
  }
}
