package io.lynceus.gateway.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody holds who has a key: {@code lyn_}, the id by which it is found, and 256 random
 * bits. It says nothing of itself when printed.
 */
public final class KeyText {
  private static final Pattern FORM = Pattern.compile("lyn_([0-9a-z]{12})_([A-Za-z0-9_-]{43})");
  private static final String ID_CHARS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 12;
  private static final int SECRET_BYTES = 32;

  private final String id;
  private final String secret;

  private KeyText(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /** {@code random} must be one that nobody can predict. */
  static KeyText random(RandomGenerator random) {
    var id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_CHARS.charAt(random.nextInt(ID_CHARS.length())));
    }
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new KeyText(
        id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Empty where {@code text} is no key of ours, whoever wrote it. */
  public static Optional<KeyText> read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new KeyText(form.group(1), form.group(2)))
        : Optional.empty();
  }

  String id() {
    return id;
  }

  static String prefixOf(String id) {
    return "lyn_" + id;
  }

  /** The whole key, for its owner's eyes, once. */
  String reveal() {
    return prefixOf(id) + "_" + secret;
  }

  /** SHA-256 is enough for 256 random bits: there is no list of likely keys to try. */
  String hash() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(reveal().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** In a time that does not tell how much of it was right. */
  boolean hashesTo(String hash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return prefixOf(id) + "_…";
  }
}
