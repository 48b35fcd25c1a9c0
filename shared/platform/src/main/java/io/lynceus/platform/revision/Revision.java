package io.lynceus.platform.revision;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of changes that something has seen; 0 where there is nothing yet. */
public record Revision(long number) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
  private static final String ANY = "*";

  /** As an {@code ETag}. */
  public String tag() {
    return "\"" + number + "\"";
  }

  /** What a change is based on; empty where the header is absent or {@code *}. */
  public static Optional<Revision> in(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals(ANY)) {
      return Optional.empty();
    }
    var tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw PreconditionFailed.unknownTag();
    }
    return Optional.of(new Revision(Long.parseLong(tag.group(1))));
  }

  /** Refuses a change that does not say that it is based on this revision, or on any. */
  public void require(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new PreconditionMissing();
    }
    var based = in(ifMatch);
    if (based.isPresent() && !based.get().equals(this)) {
      throw PreconditionFailed.changed(based.get(), this);
    }
  }
}
