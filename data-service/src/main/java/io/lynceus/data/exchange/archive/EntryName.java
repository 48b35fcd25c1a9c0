package io.lynceus.data.exchange.archive;

import java.util.List;

/** The name of an archive's entry: which are refused, which are passed over, how one is written. */
final class EntryName {
  private static final int LONGEST = 1024;

  private EntryName() {}

  /** The name with {@code /} between folders, or a refusal of the whole archive. */
  static String judged(String raw) {
    String name = raw.replace('\\', '/');
    while (name.startsWith("./")) {
      name = name.substring(2);
    }
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw new ArchiveRefused("The archive has a name that no file has: " + shown(name));
    }
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    if (name.startsWith("/") || drive || segments(name).contains("..")) {
      throw new ArchiveRefused("The archive names a file outside itself: " + shown(name));
    }
    return name;
  }

  /** What macOS and file managers add, and what has no name at all. */
  static boolean passedOver(String name) {
    return name.isEmpty()
        || segments(name).stream().anyMatch(s -> s.equals("__MACOSX") || s.startsWith("."));
  }

  /** A name as it may stand in a message or a log line. */
  static String shown(String name) {
    String printable = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return printable.length() > 120 ? printable.substring(0, 120) + "…" : printable;
  }

  private static List<String> segments(String name) {
    return List.of(name.split("/", -1));
  }
}
