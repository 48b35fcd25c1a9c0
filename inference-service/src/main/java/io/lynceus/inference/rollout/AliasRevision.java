package io.lynceus.inference.rollout;

import io.lynceus.platform.problem.LynceusProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An alias's revision as an entity tag. */
final class AliasRevision {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private AliasRevision() {}

  /** A tag that no alias has. */
  static final class Unreadable extends LynceusProblem {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super(
          "precondition-failed",
          HttpStatus.PRECONDITION_FAILED,
          "If-Match is the ETag of the alias, such as \"3\", or *");
    }
  }

  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  /** Null where the move does not depend on a revision. */
  static @Nullable Long in(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new Unreadable();
    }
    return Long.valueOf(tag.group(1));
  }
}
