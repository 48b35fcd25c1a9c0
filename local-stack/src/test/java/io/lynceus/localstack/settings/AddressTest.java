package io.lynceus.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class AddressTest {
  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> new Address(LOOPBACK, 65_536)).hasMessageContaining("65536");
    assertThatThrownBy(() -> new Address(LOOPBACK, -1)).hasMessageContaining("-1");
  }

  @Test
  void zeroBecomesAFreePortAndOthersStay() {
    assertThat(new Address(LOOPBACK, 0).resolved().port()).isPositive();
    assertThat(new Address(LOOPBACK, 4711).resolved()).isEqualTo(new Address(LOOPBACK, 4711));
  }

  @Test
  void namesAPortInUseAndTheWayOut() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new Address(LOOPBACK, socket.getLocalPort());
      assertThat(address.taken()).isTrue();
      assertThat(address.inUse("LYNCEUS_S3_PORT"))
          .contains(address.toString(), "set LYNCEUS_S3_PORT");
    }
  }

  @Test
  void freePortIsNotTaken() {
    assertThat(new Address(LOOPBACK, 0).resolved().taken()).isFalse();
  }
}
