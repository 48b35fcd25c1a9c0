package io.lynceus.platform.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.platform.Bound;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lynceus.s3}. */
final class S3PropertiesTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "lynceus.s3.endpoint", "http://127.0.0.1:9000",
          "lynceus.s3.access-key", "me",
          "lynceus.s3.secret-key", "hush");

  @Test
  void hasTheDocumentedDefaults() throws IOException {
    var expected =
        new S3Properties(
            URI.create("http://127.0.0.1:9000"),
            "me",
            "hush",
            "us-east-1",
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            2,
            16);
    assertThat(bind(NEEDED)).isEqualTo(expected);
    assertThat(Bound.documented(NEEDED, "lynceus.s3", S3Properties.class)).isEqualTo(expected);
  }

  @Test
  void readsEveryKey() {
    var keys = new HashMap<>(NEEDED);
    keys.put("lynceus.s3.region", "eu");
    keys.put("lynceus.s3.connect-timeout", "1s");
    keys.put("lynceus.s3.timeout", "2s");
    keys.put("lynceus.s3.retries", "0");
    keys.put("lynceus.s3.concurrency", "4");
    var s3 = bind(keys);
    assertThat(s3.region()).isEqualTo("eu");
    assertThat(s3.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(s3.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(s3.retries()).isZero();
    assertThat(s3.concurrency()).isEqualTo(4);
  }

  @Test
  void printsNoSecret() {
    assertThat(bind(NEEDED).toString()).contains("127.0.0.1").doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "access-key,''",
    "secret-key,''",
    "region,' '",
    "timeout,long",
    "retries,-1",
    "retries,99",
    "concurrency,0",
    "endpoint,'a b'"
  })
  void refusesNonsense(String key, String value) {
    var keys = new HashMap<>(NEEDED);
    keys.put("lynceus.s3." + key, value);
    assertThatThrownBy(() -> bind(keys))
        .hasStackTraceContaining(key.equals("access-key") ? "accessKey" : key.split("-", -1)[0]);
  }

  private static S3Properties bind(Map<String, String> keys) {
    return Bound.from(keys, "lynceus.s3", S3Properties.class);
  }
}
