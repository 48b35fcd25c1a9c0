package io.lynceus.gateway.relay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** A service's answer on its way to the caller, its body one buffer at a time. */
final class RelayedAnswer implements ProxyExchange.Response {
  private static final int BUFFER = 64 * 1024;

  private final Response answer;

  RelayedAnswer(Response answer) {
    this.answer = answer;
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatusCode.valueOf(answer.code());
  }

  /** All but the request's id, which the caller has from us, and what is for us to know. */
  @Override
  public HttpHeaders getHeaders() {
    var headers = new HttpHeaders();
    answer.headers().forEach(pair -> headers.add(pair.getFirst(), pair.getSecond()));
    headers.remove("X-Request-Id");
    headers.remove("X-Lynceus-Version");
    return headers;
  }

  @Nullable ModelAndView write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (answer) {
      copy(answer.body().byteStream(), response.getOutputStream(), request);
    }
    return null;
  }

  private void copy(InputStream from, OutputStream to, HttpServletRequest request)
      throws IOException {
    boolean live = isLive();
    var buffer = new byte[BUFFER];
    for (int read = next(from, buffer, request); read >= 0; read = next(from, buffer, request)) {
      to.write(buffer, 0, read);
      if (live) {
        to.flush();
      }
    }
  }

  private static int next(InputStream from, byte[] buffer, HttpServletRequest request)
      throws IOException {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      BrokenAnswerFilter.note(request, e);
      throw e;
    }
  }

  /** Events are of use at once or not at all. */
  private boolean isLive() {
    String type = answer.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }
}
