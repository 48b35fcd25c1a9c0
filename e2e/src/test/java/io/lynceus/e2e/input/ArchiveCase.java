package io.lynceus.e2e.input;

/** One archive that fails whole, and a word of the reason that is given. */
final class ArchiveCase {
  private final String name;
  private final String word;
  private final byte[] archive;

  ArchiveCase(String row, String what, String word, byte[] archive) {
    this.name = row + " " + what;
    this.word = word;
    this.archive = archive;
  }

  String word() {
    return word;
  }

  byte[] archive() {
    return archive;
  }

  @Override
  public String toString() {
    return name;
  }
}
