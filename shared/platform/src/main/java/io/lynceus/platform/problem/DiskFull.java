package io.lynceus.platform.problem;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** There is no room for what a request brings or needs; nothing is wrong with the request. */
final class DiskFull extends LynceusProblem {
  private static final long serialVersionUID = 1;

  /** Java has no type for it: ENOSPC, EDQUOT and EFBIG in the words of glibc. */
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  DiskFull(Throwable cause) {
    super(
        "disk-full",
        HttpStatus.INSUFFICIENT_STORAGE,
        "There is no room on the disk for this request; somebody has to make some",
        cause);
  }

  /** Whether a write failed for that reason, however deep. */
  static boolean isReasonOf(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (t instanceof IOException
          && message != null
          && WORDS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "60");
  }
}
