package io.lynceus.data.upload;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file was called where it came from: shown to people, never a path of ours. */
public final class SourceName {
  private static final int LONGEST = 255;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
  private static final Set<String> NOWHERE = Set.of("", ".", "..");

  private SourceName() {}

  /** Without control and direction characters, drives and steps upwards; the tail if too long. */
  public static String of(String raw) {
    String seen = UNSEEN.matcher(raw.replace('\\', '/')).replaceAll("");
    String name =
        Arrays.stream(seen.split("/"))
            .map(String::strip)
            .filter(s -> !NOWHERE.contains(s) && !DRIVE.matcher(s).matches())
            .collect(Collectors.joining("/"));
    String shown = name.isEmpty() ? "unnamed" : name;
    int from = Math.max(shown.length() - LONGEST, 0);
    while (from < shown.length() - 1 && isCut(shown.charAt(from))) {
      from++;
    }
    return shown.substring(from);
  }

  /** Half of a character, or what would make a path that starts at the root. */
  private static boolean isCut(char first) {
    return first == '/' || Character.isLowSurrogate(first);
  }
}
