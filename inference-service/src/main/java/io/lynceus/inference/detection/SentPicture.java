package io.lynceus.inference.detection;

import io.lynceus.inference.batching.PictureJob;
import java.util.regex.Pattern;

/** A picture of a request: what its sender calls it, and its bytes. */
record SentPicture(String source, PictureJob.Bytes bytes) {
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final int LONGEST = 255;

  SentPicture {
    String seen = UNSEEN.matcher(source).replaceAll("");
    source = seen.isBlank() ? "unnamed" : seen.substring(Math.max(0, seen.length() - LONGEST));
  }
}
