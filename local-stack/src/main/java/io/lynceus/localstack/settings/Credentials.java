package io.lynceus.localstack.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The logins of one local stack, made up at its first start and kept in {@value #FILE} of its state
 * folder, readable by its owner only.
 */
public record Credentials(Login kafka, Login controller, Login s3, Login postgres) {
  public static final String FILE = "credentials.properties";
  private static final String NAME = ".name";
  private static final String SECRET = ".secret";

  /** Those of this folder, made up and written if it has none. */
  public static Credentials of(StateFolder state) {
    if (!Files.exists(state.file(FILE))) {
      state.write(FILE, generated(new SecureRandom()).toProperties());
    }
    var stored = new Properties();
    try {
      stored.load(new StringReader(Files.readString(state.file(FILE))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the credentials of " + state.path(), e);
    }
    return new Credentials(
        login(stored, "kafka"),
        login(stored, "controller"),
        login(stored, "s3"),
        login(stored, "postgres"));
  }

  /**
   * The owner of one database. Its secret follows from the superuser's, so that databases can be
   * added without another file to keep.
   */
  public Login ownerOf(String database) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(postgres.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] secret = mac.doFinal(database.getBytes(StandardCharsets.UTF_8));
      return new Login(database, HexFormat.of().formatHex(secret, 0, 20));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static Credentials generated(SecureRandom random) {
    return new Credentials(
        new Login("lynceus", secret(random)),
        new Login("controller", secret(random)),
        new Login(
            "LYNCEUS" + secret(random).substring(0, 12).toUpperCase(Locale.ROOT), secret(random)),
        new Login("postgres", secret(random)));
  }

  private static String secret(SecureRandom random) {
    var bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Login login(Properties stored, String server) {
    return new Login(required(stored, server + NAME), required(stored, server + SECRET));
  }

  private static String required(Properties stored, String key) {
    String value = stored.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(FILE + " lacks " + key);
    }
    return value;
  }

  private String toProperties() {
    return Stream.of(
            lines("kafka", kafka),
            lines("controller", controller),
            lines("s3", s3),
            lines("postgres", postgres))
        .collect(Collectors.joining());
  }

  private static String lines(String server, Login login) {
    return server
        + NAME
        + "="
        + login.name()
        + "\n"
        + server
        + SECRET
        + "="
        + login.secret()
        + "\n";
  }
}
