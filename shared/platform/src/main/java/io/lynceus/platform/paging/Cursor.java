package io.lynceus.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The place in a list, as text that nobody should read: a key as JSON, its check sum before it. The
 * sum is against typing errors; a forged place shows nothing that asking for it would not.
 */
final class Cursor {
  private static final int SUM = 4;

  private Cursor() {}

  static String after(List<String> key) {
    var json = JsonMapper.shared().writeValueAsBytes(key);
    var bytes = new byte[SUM + json.length];
    var sum = sum(json);
    for (int i = 0; i < SUM; i++) {
      bytes[i] = (byte) (sum >>> (8 * i));
    }
    System.arraycopy(json, 0, bytes, SUM, json.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static List<String> key(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.US_ASCII));
      var json = new byte[Math.max(bytes.length - SUM, 0)];
      System.arraycopy(bytes, Math.min(SUM, bytes.length), json, 0, json.length);
      List<String> key = new ArrayList<>();
      JsonMapper.shared().readTree(json).forEach(part -> key.add(part.asString()));
      if (key.isEmpty() || !after(key).equals(cursor)) {
        throw new InvalidPaging("This cursor is not one of ours");
      }
      return key;
    } catch (IllegalArgumentException | JacksonException unreadable) {
      throw new InvalidPaging("This cursor is not one of ours");
    }
  }

  private static long sum(byte[] json) {
    var sum = new CRC32();
    sum.update(json);
    return sum.getValue();
  }
}
