package io.lynceus.data.exchange.source;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/** What can be told from the paths of an archive: folders, stems, pictures, splits. */
public final class PicturePaths {
  /** More than what is accepted, so that a TIFF is refused by name rather than passed over. */
  private static final Set<String> PICTURES =
      Set.of(
          "jpg", "jpeg", "jpe", "png", "webp", "bmp", "gif", "tif", "tiff", "heic", "heif", "svg",
          "psd", "dng");

  private PicturePaths() {}

  /** All pictures of the archive, whether or not they will be accepted. */
  public static List<String> of(Archive archive) {
    return archive.names().stream().filter(PicturePaths::isPicture).toList();
  }

  /** The files below a folder; the empty folder is the whole archive. */
  public static NavigableSet<String> below(Archive archive, String folder) {
    return folder.isEmpty()
        ? archive.names()
        : archive.names().subSet(folder + "/", true, folder + "0", false);
  }

  public static boolean isPicture(String path) {
    return PICTURES.contains(extension(path));
  }

  /** The lower-case extension without its dot, or nothing. */
  public static String extension(String path) {
    String file = file(path);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The path without its extension. */
  public static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
  }

  /** The last name of a path. */
  public static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder of a path; empty at the top. */
  public static String folder(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  /** A path below a folder. */
  public static String join(String folder, String path) {
    return folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path;
  }

  /** The split that a folder or file name means, if it means one. */
  public static Optional<Split> split(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Split.TRAIN);
      case "val", "valid", "validation" -> Optional.of(Split.VAL);
      case "calibration" -> Optional.of(Split.CALIBRATION);
      case "test", "testing" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }

  /** The split that the innermost folder with such a name means. */
  public static Optional<Split> splitOfFolders(String path) {
    for (String at = folder(path); !at.isEmpty(); at = folder(at)) {
      Optional<Split> split = split(file(at));
      if (split.isPresent()) {
        return split;
      }
    }
    return Optional.empty();
  }
}
