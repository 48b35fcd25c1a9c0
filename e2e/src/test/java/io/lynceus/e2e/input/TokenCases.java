package io.lynceus.e2e.input;

import java.util.List;

/** Tokens that are none. They come from an address of their own, where bad logins are counted. */
final class TokenCases {
  private static final String ADDRESS = "127.0.0.47";

  private TokenCases() {}

  /** Makes the token of a case. */
  @FunctionalInterface
  interface Forgery {
    String of(Tokens tokens) throws Exception;
  }

  static List<Case> all() {
    return List.of(
        token("alg none", t -> Tokens.content(t.header().put("alg", "none"), t.claims()) + "."),
        token("HS256 with the public key", t -> t.hmac(t.header().put("alg", "HS256"), t.claims())),
        token(
            "kid ../../etc/passwd",
            t -> Tokens.forged(t.header().put("kid", "../../etc/passwd"), t.claims())),
        token("our kid, another key", t -> Tokens.forged(t.header(), t.claims())),
        token(
            "jku",
            t -> Tokens.forged(t.header().put("jku", "http://127.0.0.1:9/keys"), t.claims())),
        token(
            "a jwk of its own",
            t -> {
              var header = t.header();
              header
                  .putObject("jwk")
                  .put("kty", "EC")
                  .put("crv", "P-256")
                  .put("x", "AA")
                  .put("y", "AA");
              return Tokens.forged(header, t.claims());
            }),
        token("expired", t -> t.signed(t.header(), t.claims().put("exp", 1_000_000_000L))),
        token("not before 2100", t -> t.signed(t.header(), t.claims().put("nbf", 4_102_444_800L))),
        token("for a service", t -> t.signed(t.header(), t.claims().put("aud", "data-service"))),
        token(
            "of another issuer",
            t -> t.signed(t.header(), t.claims().put("iss", "https://evil.example"))),
        token("an ID token", t -> t.signed(t.header().put("typ", "JWT"), t.claims())),
        token("100 KB", t -> t.signed(t.header(), t.claims().put("x", "x".repeat(75_000)))),
        token("no signature", t -> t.part(0) + "." + t.part(1) + "."),
        token("two parts", t -> t.part(0) + "." + t.part(1)),
        token("more rights, the old signature", t -> changed(t)));
  }

  private static String changed(Tokens tokens) {
    var claims = tokens.claims();
    claims.putArray("roles").add("admin");
    return Tokens.content(tokens.header(), claims.put("sub", "somebody else"))
        + "."
        + tokens.part(2);
  }

  private static Case token(String what, Forgery forgery) {
    return new Case(
        "B47",
        what,
        401,
        "not-authenticated",
        scene ->
            scene.nobody().withToken(forgery.of(Tokens.of(scene))).from(ADDRESS).get("/projects"));
  }
}
