package io.lynceus.gateway.rate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Counts the pictures of a body while it passes: the parts of a multipart one, the {@code "base64"}
 * fields of a JSON one. It looks for one word only, so nothing is parsed or kept.
 */
final class PictureCount extends ServletInputStream {
  private final ServletInputStream body;
  private final byte[] word;
  private final int[] fallback;
  private final int notPictures;
  private int matched;
  private int found;

  PictureCount(ServletInputStream body, String contentType) {
    int boundary = contentType.toLowerCase(Locale.ROOT).indexOf("boundary=");
    String sought =
        boundary < 0
            ? "\"base64\""
            : "--" + unquoted(contentType.substring(boundary + "boundary=".length()));
    this.body = body;
    this.word = sought.getBytes(StandardCharsets.ISO_8859_1);
    this.fallback = fallbackOf(word);
    // A multipart body ends with its boundary once more.
    this.notPictures = boundary < 0 ? 0 : 1;
  }

  int pictures() {
    return Math.max(0, found - notPictures);
  }

  @Override
  public int read() throws IOException {
    int next = body.read();
    if (next >= 0) {
      look((byte) next);
    }
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = body.read(into, offset, length);
    for (int i = 0; i < count; i++) {
      look(into[offset + i]);
    }
    return count;
  }

  /** One step of Knuth, Morris and Pratt's search, which never goes back in the text. */
  private void look(byte next) {
    while (matched > 0 && word[matched] != next) {
      matched = fallback[matched - 1];
    }
    if (word[matched] == next) {
      matched++;
    }
    if (matched == word.length) {
      found++;
      matched = fallback[matched - 1];
    }
  }

  private static int[] fallbackOf(byte[] word) {
    var fallback = new int[word.length];
    int length = 0;
    for (int i = 1; i < word.length; i++) {
      while (length > 0 && word[i] != word[length]) {
        length = fallback[length - 1];
      }
      if (word[i] == word[length]) {
        length++;
      }
      fallback[i] = length;
    }
    return fallback;
  }

  private static String unquoted(String parameter) {
    int end = parameter.indexOf(';');
    String value = (end < 0 ? parameter : parameter.substring(0, end)).strip();
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
