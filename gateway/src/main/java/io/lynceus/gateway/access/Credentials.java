package io.lynceus.gateway.access;

import com.nimbusds.jwt.JWTParser;
import io.lynceus.gateway.key.ApiKey;
import io.lynceus.gateway.key.ApiKeys;
import io.lynceus.gateway.key.KeyText;
import io.lynceus.gateway.token.CallerTokens;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.CallerAuthentication;
import io.lynceus.platform.identity.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Reads and verifies what a request shows of its caller. */
@Component
final class Credentials {
  private static final String KEY_HEADER = "X-API-Key";
  private static final String BEARER = "Bearer ";

  /** Longer than any that an issuer makes; reading more is work that a stranger would give us. */
  private static final int TOKEN_CHARS = 8_192;

  private final ApiKeys keys;
  private final CallerTokens ownTokens;
  private final Optional<ForeignTokens> foreignTokens;

  Credentials(ApiKeys keys, CallerTokens ownTokens, AccessProperties access, Clock clock) {
    this.keys = keys;
    this.ownTokens = ownTokens;
    this.foreignTokens =
        Optional.ofNullable(access.jwt()).map(jwt -> new ForeignTokens(jwt, clock));
  }

  /** Empty where nothing was shown; what was shown and is not good is an exception. */
  Optional<CallerAuthentication> shownBy(HttpServletRequest request) {
    String key = request.getHeader(KEY_HEADER);
    if (key != null) {
      return Optional.of(authentication(holderOf(key), Shown.KEY));
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return Optional.of(authentication(bearer(authorization), Shown.TOKEN));
    }
    return Optional.empty();
  }

  private Caller holderOf(String key) {
    return KeyText.read(key)
        .flatMap(keys::holding)
        .map(ApiKey::caller)
        .orElseThrow(() -> new BadCredentialsException("No key of ours"));
  }

  private Caller bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || authorization.length() > TOKEN_CHARS) {
      throw new BadCredentialsException("No bearer token");
    }
    String token = authorization.substring(BEARER.length()).strip();
    try {
      return verified(token);
    } catch (ParseException | JwtException | IllegalArgumentException e) {
      throw new BadCredentialsException("No token that we accept", e);
    }
  }

  private Caller verified(String token) throws ParseException {
    // Not verified yet: it only decides whose rules the token is held against.
    String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
    if (ServiceTokens.ISSUER.equals(issuer)) {
      return ownTokens.verified(token);
    }
    return foreignTokens
        .filter(foreign -> issuer != null && foreign.isIssuer(issuer))
        .orElseThrow(() -> new BadCredentialsException("An unknown issuer"))
        .verified(token);
  }

  private static CallerAuthentication authentication(Caller caller, Shown shown) {
    var authentication = new CallerAuthentication(caller);
    authentication.setDetails(shown);
    return authentication;
  }
}
