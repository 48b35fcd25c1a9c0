package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lynceus.contracts.ProjectName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The attacks of a token that verification must refuse, each one change away from a good token. */
final class TokenVerificationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ECKey KEY = ServiceTokens.newKey();
  private static final ServiceTokens TOKENS = new ServiceTokens(KEY, CLOCK);
  private static final Caller ADA =
      new Caller(
          "ada", Set.of(Role.ENGINEER), new ProjectScope.Only(Set.of(new ProjectName("cells"))));

  private final JwtDecoder decoder =
      TokenVerification.decoder(
          new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())),
          new TokenVerification.Expected(
              ServiceTokens.ISSUER, "data-service", Duration.ofSeconds(5)),
          CLOCK);

  @Test
  void aTokenOfOursTellsWhoIsCalling() {
    String token = TOKENS.issue(ADA, "data-service", Duration.ofMinutes(1));
    assertThat(TokenVerification.caller(decoder.decode(token))).isEqualTo(ADA);
  }

  @Test
  void noProjectsMeansAllProjects() {
    var admin = new Caller("root", Set.of(Role.ADMIN), new ProjectScope.All());
    String token = TOKENS.issue(admin, "data-service", Duration.ofMinutes(1));
    assertThat(TokenVerification.caller(decoder.decode(token))).isEqualTo(admin);
  }

  @Test
  void anEmptyListOfProjectsMeansNone() {
    var nobody = new Caller("eve", Set.of(Role.VIEWER), new ProjectScope.Only(Set.of()));
    String token = TOKENS.issue(nobody, "data-service", Duration.ofMinutes(1));
    assertThat(TokenVerification.caller(decoder.decode(token))).isEqualTo(nobody);
  }

  @Test
  void whileAKeyIsReplacedTokensOfBothAreGoodAndAfterwardsOfTheNewOne() {
    ECKey next = ServiceTokens.newKey();
    String before = TOKENS.issue(ADA, "data-service", Duration.ofMinutes(1));
    String after = new ServiceTokens(next, CLOCK).issue(ADA, "data-service", Duration.ofMinutes(1));
    JwtDecoder both = decoderOf(new JWKSet(List.<JWK>of(KEY.toPublicJWK(), next.toPublicJWK())));
    assertThat(TokenVerification.caller(both.decode(before))).isEqualTo(ADA);
    assertThat(TokenVerification.caller(both.decode(after))).isEqualTo(ADA);
    JwtDecoder nextAlone = decoderOf(new JWKSet(next.toPublicJWK()));
    assertThat(TokenVerification.caller(nextAlone.decode(after))).isEqualTo(ADA);
    assertThatThrownBy(() -> nextAlone.decode(before)).isInstanceOf(BadJwtException.class);
  }

  private static JwtDecoder decoderOf(JWKSet keys) {
    return TokenVerification.decoder(
        new ImmutableJWKSet<>(keys),
        new TokenVerification.Expected(ServiceTokens.ISSUER, "data-service", Duration.ZERO),
        CLOCK);
  }

  @Test
  void refusesATokenForAnotherService() {
    refuses(TOKENS.issue(ADA, "training-service", Duration.ofMinutes(1)));
  }

  @Test
  void refusesATokenOnceItsLifeAndTheSkewHavePassed() {
    decoder.decode(issuedSecondsAgo(64));
    refuses(issuedSecondsAgo(66));
  }

  @Test
  void refusesATokenWithoutExpiry() throws JOSEException {
    refuses(signed(claims -> claims.expirationTime(null)));
  }

  @Test
  void refusesATokenFromTheFuture() throws JOSEException {
    refuses(signed(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60)))));
  }

  @Test
  void refusesAnotherIssuerAndNobody() throws JOSEException {
    refuses(signed(claims -> claims.issuer("https://evil.example")));
    refuses(signed(claims -> claims.subject(null)));
    refuses(signed(claims -> claims.subject(" ")));
  }

  @Test
  void refusesUnsignedTokens() throws JOSEException {
    refuses(new PlainJWT(good().build()).serialize());
    String token = signed(claims -> claims);
    refuses(token.substring(0, token.lastIndexOf('.') + 1));
    refuses(token.substring(0, token.lastIndexOf('.')));
  }

  @Test
  void refusesThePublicKeyAsAnHmacSecret() throws JOSEException {
    byte[] published = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID());
    refuses(signed(header, good(), new MACSigner(published)));
  }

  @Test
  void refusesAKeyThatTheTokenBrings() throws JOSEException {
    ECKey stranger = ServiceTokens.newKey();
    refuses(signed(header().jwk(stranger.toPublicJWK()), good(), new ECDSASigner(stranger)));
    refuses(
        signed(
            header().jwkURL(URI.create("https://evil.example/jwks.json")),
            good(),
            new ECDSASigner(stranger)));
  }

  @Test
  void refusesAKeyIdThatIsNotPublished() throws JOSEException {
    refuses(signed(header().keyID("../../etc/passwd"), good(), new ECDSASigner(KEY)));
  }

  @Test
  void refusesAnIdTokenAsAccessToken() throws JOSEException {
    refuses(signed(header().type(JOSEObjectType.JWT), good(), new ECDSASigner(KEY)));
    refuses(signed(header().type(null), good(), new ECDSASigner(KEY)));
  }

  @Test
  void refusesALongTokenBeforeReadingIt() throws JOSEException {
    assertThatThrownBy(() -> decoder.decode(signed(c -> c.claim("x", "x".repeat(100_000)))))
        .isInstanceOf(BadJwtException.class)
        .hasMessageContaining("longer");
  }

  @Test
  void refusesWhileTheKeysAreOutOfReach() {
    JwtDecoder unreachable =
        TokenVerification.decoder(
            TokenVerification.keysAt(URI.create("http://127.0.0.1:9/jwks.json")),
            new TokenVerification.Expected(ServiceTokens.ISSUER, "data-service", Duration.ZERO),
            CLOCK);
    String token = TOKENS.issue(ADA, "data-service", Duration.ofMinutes(1));
    assertThatThrownBy(() -> unreachable.decode(token)).isInstanceOf(BadJwtException.class);
  }

  private static String issuedSecondsAgo(int seconds) {
    var then = Clock.offset(CLOCK, Duration.ofSeconds(-seconds));
    return new ServiceTokens(KEY, then).issue(ADA, "data-service", Duration.ofMinutes(1));
  }

  private void refuses(String token) {
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
  }

  private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(header(), change.apply(good()), new ECDSASigner(KEY));
  }

  private static String signed(
      JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header.build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).type(ServiceTokens.TYPE);
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ServiceTokens.ISSUER)
        .audience("data-service")
        .subject("ada")
        .claim("roles", java.util.List.of("engineer"))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }
}
