package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class LocalPeerTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "::1", "0:0:0:0:0:0:0:1"})
  void thisMachineIsLocal(String address) {
    assertThat(LocalPeer.asks(from(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "192.0.2.1", "2001:db8::1", "localhost.example", ""})
  void anywhereElseIsNot(String address) {
    assertThat(LocalPeer.asks(from(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "Via"})
  void aProxyOnThisMachineSpeaksForSomebodyElse(String header) {
    var request = from("127.0.0.1");
    request.addHeader(header, "127.0.0.1");
    assertThat(LocalPeer.asks(request)).isFalse();
  }

  @Test
  void namesAreNotLookedUp() {
    assertThat(LocalPeer.asks(from("localhost"))).isFalse();
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest("GET", "/actuator/prometheus");
    request.setRemoteAddr(address);
    return request;
  }
}
