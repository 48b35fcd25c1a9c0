package io.lynceus.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

final class RelayedAnswerTest {
  private static final Request ASKED = new Request.Builder().url("http://127.0.0.1:1/").build();

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void tellsTheCallerAllButWhatIsForUs() {
    var answer =
        new RelayedAnswer(
            of(new Buffer().writeUtf8("{}"), "application/json")
                .addHeader("X-Request-Id", "of the service")
                .addHeader("X-Lynceus-Version", "0.1.0")
                .addHeader("ETag", "\"3\"")
                .addHeader("Link", "a")
                .addHeader("Link", "b")
                .build());
    assertThat(answer.getStatusCode().value()).isEqualTo(201);
    assertThat(answer.getHeaders().headerNames())
        .containsExactlyInAnyOrder("Content-Type", "ETag", "Link");
    assertThat(answer.getHeaders().get("Link")).containsExactly("a", "b");
  }

  @Test
  void carriesEveryByte() throws IOException {
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 7;
    new RelayedAnswer(of(new Buffer().write(bytes), "image/png").build()).write(request, response);
    assertThat(response.getContentAsByteArray()).isEqualTo(bytes);
  }

  @Test
  void anOrdinaryAnswerIsSentWhenThereIsEnoughOfIt() throws IOException {
    new RelayedAnswer(of(new Buffer().writeUtf8("{}"), "application/json").build())
        .write(request, response);
    assertThat(response.isCommitted()).isFalse();
  }

  @Test
  void anEventIsNotKeptBackForMore() throws IOException {
    var events = new Buffer().writeUtf8("data: 1\n\n");
    new RelayedAnswer(of(events, "Text/Event-Stream;charset=utf-8").build())
        .write(request, response);
    assertThat(response.isCommitted()).isTrue();
    assertThat(response.getContentAsString()).isEqualTo("data: 1\n\n");
  }

  @Test
  void anAnswerThatBreaksInTheMiddleBreaksTheCallersLine() throws Exception {
    var answer = new RelayedAnswer(of(breaking(), "application/zip").build());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> answer.write(request, response))
        .withMessage("reset by the service");
    response.setCommitted(true);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new BrokenAnswerFilter().doFilter(request, response, (_, _) -> {}))
        .withMessage("A service broke off its answer");
  }

  @Test
  void anAnswerThatHadNotBegunIsAnOrdinaryProblem() throws Exception {
    BrokenAnswerFilter.note(request, new IOException("reset"));
    new BrokenAnswerFilter().doFilter(request, response, (_, _) -> {});
    assertThat(response.isCommitted()).isFalse();
  }

  /** Ten bytes, and then nothing but an error. */
  private static BufferedSource breaking() {
    var ten = new Buffer().write(new byte[10]);
    return Okio.buffer(
        new ForwardingSource(ten) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            if (read < 0) {
              throw new IOException("reset by the service");
            }
            return read;
          }
        });
  }

  private static Response.Builder of(BufferedSource body, String type) {
    return new Response.Builder()
        .request(ASKED)
        .protocol(Protocol.HTTP_1_1)
        .code(201)
        .message("")
        .body(ResponseBody.create(body, MediaType.get(type), -1))
        .header("Content-Type", type);
  }
}
