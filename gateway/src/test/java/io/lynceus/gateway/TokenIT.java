package io.lynceus.gateway;

import static io.lynceus.gateway.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lynceus.platform.identity.ServiceTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of ours, tokens of a configured issuer, and tokens of attackers. */
final class TokenIT {
  private static final String ISSUER = "https://login.example.org";

  private static RSAKey issuerKey;
  private static StubService issuer;
  private static Platform platform;
  private static String admin;

  @BeforeAll
  static void start() throws JOSEException {
    issuerKey = new RSAKeyGenerator(2048).keyID("people").generate();
    issuer = new StubService();
    issuer.answer("/keys", 200, new JWKSet(issuerKey.toPublicJWK()).toString());
    platform =
        new Platform(
            "lynceus.access.jwt.issuer=" + ISSUER,
            "lynceus.access.jwt.jwks-uri=" + issuer.address() + "/keys",
            "lynceus.access.jwt.audience=lynceus");
    admin = platform.adminKey();
    platform.data.answer("/api/v1/projects", 200, "{}");
  }

  @AfterAll
  static void stop() {
    platform.close();
    issuer.close();
  }

  @Test
  void aKeyIsExchangedForATokenThatOpensTheSameDoors() {
    JsonNode issued = json(platform.post("/api/v1/tokens", admin, ""));
    assertThat(issued.path("type").asString()).isEqualTo("Bearer");
    String token = issued.path("token").asString();
    assertThat(bearer("/api/v1/projects", token).statusCode()).isEqualTo(200);
    assertThat(bearer("/api/v1/keys", token).statusCode()).isEqualTo(200);
    isProblem(
        platform.send(
            platform
                .to("/api/v1/tokens")
                .header("Authorization", "Bearer " + token)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody())),
        403,
        "not-permitted");
    isProblem(platform.post("/api/v1/tokens", null, ""), 401, "not-authenticated");
  }

  @Test
  void theKeysAreThePublicHalvesAndOutliveARestart() throws Exception {
    String before = platform.get("/.well-known/jwks.json", null).body();
    JWKSet keys = JWKSet.parse(before);
    assertThat(keys.getKeys()).hasSize(1).allMatch(key -> !key.isPrivate());
    assertThat(keys.getKeys().getFirst().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    try (var own = new Platform()) {
      String first = own.get("/.well-known/jwks.json", null).body();
      own.stop();
      own.start();
      assertThat(own.get("/.well-known/jwks.json", null).body()).isEqualTo(first);
    }
  }

  @Test
  void aPersonOfTheConfiguredIssuerComesInWithTheirRolesAndProjects() throws Exception {
    String token = signed(header(), good().claim("projects", List.of("cells")));
    assertThat(bearer("/api/v1/projects", token).statusCode()).isEqualTo(200);
    String inner = platform.data.last().header("Authorization").substring("Bearer ".length());
    JWTClaimsSet claims = SignedJWT.parse(inner).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("user:ada");
    assertThat(claims.getStringListClaim("roles")).containsExactly("annotator", "viewer");
    assertThat(claims.getStringListClaim("projects")).containsExactly("cells");
    isProblem(bearer("/api/v1/keys", token), 403, "not-permitted");
  }

  @Test
  void everyAttackGetsTheSameAnswer() throws Exception {
    String expected = null;
    for (var attack : attacks().entrySet()) {
      var answer = bearer("/api/v1/projects", attack.getValue());
      isProblem(answer, 401, "not-authenticated");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      String body = answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
      expected = expected == null ? body : expected;
      assertThat(body).as(attack.getKey()).isEqualTo(expected);
    }
  }

  private static Map<String, String> attacks() throws Exception {
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("people").generate();
    ECKey ours = ServiceTokens.newKey();
    var anHourAgo = Date.from(java.time.Clock.systemUTC().instant().minusSeconds(3600));
    String good = signed(header(), good());
    byte[] published = issuerKey.toRSAPublicKey().getEncoded();
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("alg none", new PlainJWT(good().build()).serialize());
    attacks.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
    attacks.put("two parts", good.substring(0, good.lastIndexOf('.')));
    attacks.put(
        "the public key as HMAC secret",
        signed(new JWSHeader.Builder(JWSAlgorithm.HS256), good(), new MACSigner(published)));
    attacks.put("unknown kid", signed(header().keyID("../../etc/passwd"), good()));
    attacks.put(
        "its own jwk",
        signed(header().jwk(stranger.toPublicJWK()), good(), new RSASSASigner(stranger)));
    attacks.put(
        "its own jku",
        signed(
            header().jwkURL(URI.create("http://127.0.0.1:9/keys")),
            good(),
            new RSASSASigner(stranger)));
    attacks.put("expired", signed(header(), good().expirationTime(anHourAgo)));
    attacks.put("without expiry", signed(header(), good().expirationTime(null)));
    attacks.put("not yet", signed(header(), good().notBeforeTime(inAnHour())));
    attacks.put("another audience (an ID token)", signed(header(), good().audience("web-client")));
    attacks.put("another issuer", signed(header(), good().issuer("https://evil.example")));
    attacks.put("our issuer, their key", signed(header(), good().issuer(ServiceTokens.ISSUER)));
    attacks.put(
        "our issuer, any key",
        signed(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("at+jwt")),
            good().issuer(ServiceTokens.ISSUER).audience("gateway"),
            new ECDSASigner(ours)));
    attacks.put("a token for a service", serviceToken());
    attacks.put(
        "a project that cannot exist", signed(header(), good().claim("projects", List.of("../x"))));
    attacks.put("100 KB", signed(header(), good().claim("x", "x".repeat(75_000))));
    attacks.put("nonsense", "a.b.c");
    attacks.put("nothing", "");
    return attacks;
  }

  /** The gateway's own, as a service has it; it is not for the gateway's door. */
  private static String serviceToken() {
    platform.get("/api/v1/projects", admin);
    return platform.data.last().header("Authorization").substring("Bearer ".length());
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("people").type(JOSEObjectType.JWT);
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("lynceus")
        .subject("ada")
        .claim("roles", List.of("annotator", "a role of somebody else"))
        .expirationTime(inAnHour());
  }

  private static Date inAnHour() {
    return Date.from(java.time.Clock.systemUTC().instant().plusSeconds(3600));
  }

  private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims)
      throws JOSEException {
    return signed(header, claims, new RSASSASigner(issuerKey));
  }

  private static String signed(
      JWSHeader.Builder header, JWTClaimsSet.Builder claims, com.nimbusds.jose.JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header.build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static HttpResponse<String> bearer(String path, String token) {
    return platform.send(platform.to(path).header("Authorization", "Bearer " + token));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
