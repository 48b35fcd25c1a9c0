package io.lynceus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsIT {
  private static final String PASSWORD = "only-for-this-test";

  @TempDir Path folder;

  @Test
  void aCertificateIsAPropertyAway() throws Exception {
    Path store = certificate();
    try (var platform =
            new Platform(
                "server.ssl.bundle=door",
                "spring.ssl.bundle.jks.door.keystore.location=file:" + store,
                "spring.ssl.bundle.jks.door.keystore.password=" + PASSWORD,
                "spring.ssl.bundle.jks.door.keystore.type=PKCS12");
        var http = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      var address = URI.create("https://localhost:" + platform.port() + "/api/v1/status");
      var answer =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  private Path certificate() throws Exception {
    Path store = folder.resolve("door.p12");
    var keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "door",
            "-keyalg",
            "EC",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD,
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1");
    assertThat(keytool.inheritIO().start().waitFor()).isZero();
    return store;
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      trusted.load(in, PASSWORD.toCharArray());
    }
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("door", trusted.getCertificate("door"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
