package io.lynceus.gateway.token;

import io.lynceus.platform.identity.Caller;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
  private final CallerTokens tokens;
  private final SigningKeys keys;

  TokenController(CallerTokens tokens, SigningKeys keys) {
    this.tokens = tokens;
    this.keys = keys;
  }

  record TokenBody(String token, String type, Instant expires) {}

  /** {@code access} lets API keys alone come here: a token that renews itself would never end. */
  @PostMapping("/api/v1/tokens")
  ResponseEntity<TokenBody> issue(Caller caller) {
    var issued = tokens.issue(caller);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new TokenBody(issued.token(), "Bearer", issued.expires()));
  }

  @GetMapping("/.well-known/jwks.json")
  Map<String, Object> published() {
    return keys.published().toJSONObject();
  }
}
