package io.lynceus.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;

/** Whether somebody on this machine is asking, and not a proxy on it for somebody elsewhere. */
public final class LocalPeer {
  private static final List<String> SIGNS_OF_A_PROXY =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

  private LocalPeer() {}

  public static boolean asks(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && SIGNS_OF_A_PROXY.stream().allMatch(name -> request.getHeader(name) == null);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
