package io.lynceus.cli.gateway;

/**
 * What stands where a key should stand cannot be one; it is not shown, as it may be part of one.
 */
public final class KeyInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyInvalid() {
    super("That is not an API key: it holds a blank, a line break or a letter that no key has.");
  }
}
