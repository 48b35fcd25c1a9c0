package io.lynceus.data.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of changes that something has seen; 0 where there is nothing yet. */
public record Revision(long number) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  /** As an {@code ETag}. */
  public String tag() {
    return "\"" + number + "\"";
  }

  /** Refuses a change that is not based on this revision; {@code *} is based on any. */
  public void require(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new PreconditionMissing();
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    boolean any = ifMatch.strip().equals("*");
    if (!any && !(tag.matches() && Long.parseLong(tag.group(1)) == number)) {
      throw new PreconditionFailed(ifMatch.strip(), this);
    }
  }
}
