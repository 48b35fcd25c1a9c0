package io.lynceus.e2e.input;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.localstack.settings.Connections;
import io.lynceus.localstack.settings.Login;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens made of a good one. The gateway's own key, read where no caller can read it, signs those
 * that are wrong in one thing only.
 */
final class Tokens {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode key;
  private final String good;

  private Tokens(JsonNode key, String good) {
    this.key = key;
    this.good = good;
  }

  static Tokens of(Scene scene) throws Exception {
    String good =
        scene.admin().json("POST", "/tokens", "").hasStatus(200).json().path("token").asString();
    return new Tokens(signingKey(scene.platform()), good);
  }

  private static JsonNode signingKey(RunningPlatform platform) throws SQLException {
    Connections connections = platform.connections();
    Login owner = connections.credentials().ownerOf("lynceus_gateway");
    try (var database =
            DriverManager.getConnection(
                connections.jdbcUrl("lynceus_gateway"), owner.name(), owner.secret());
        var statement = database.createStatement();
        var row =
            statement.executeQuery("select jwk from signing_key order by created_at limit 1")) {
      row.next();
      return JSON.readTree(row.getString(1));
    }
  }

  /** As it was issued. */
  String good() {
    return good;
  }

  String part(int index) {
    return good.split("\\.", -1)[index];
  }

  ObjectNode header() {
    return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part(0)));
  }

  ObjectNode claims() {
    return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part(1)));
  }

  /** Signed by the gateway. */
  String signed(ObjectNode header, ObjectNode claims) throws GeneralSecurityException {
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var secret = new BigInteger(1, Base64.getUrlDecoder().decode(key.path("d").asString()));
    var spec = new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class));
    return signed(header, claims, KeyFactory.getInstance("EC").generatePrivate(spec));
  }

  /** Signed by somebody else with a key of the same kind. */
  static String forged(ObjectNode header, ObjectNode claims) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return signed(header, claims, generator.generateKeyPair().getPrivate());
  }

  /** The published half of the key taken for a shared secret. */
  String hmac(ObjectNode header, ObjectNode claims) throws GeneralSecurityException {
    String published =
        "{\"x\":\"%s\",\"y\":\"%s\"}".formatted(key.path("x").asString(), key.path("y").asString());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Bytes.of(published), "HmacSHA256"));
    String content = content(header, claims);
    return content + "." + base64(mac.doFinal(Bytes.of(content)));
  }

  static String content(ObjectNode header, ObjectNode claims) {
    return base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
  }

  private static String signed(ObjectNode header, ObjectNode claims, PrivateKey by)
      throws GeneralSecurityException {
    String content = content(header, claims);
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(by);
    signature.update(Bytes.of(content));
    return content + "." + base64(signature.sign());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
