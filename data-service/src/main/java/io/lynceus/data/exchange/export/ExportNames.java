package io.lynceus.data.exchange.export;

import io.lynceus.contracts.ManifestImage;
import io.lynceus.data.exchange.source.PicturePaths;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/**
 * Names pictures {@code <sha8>_<stem>}. Images come in the order of their ids, so those that share
 * the first eight digits are neighbours and only they can clash; the later one gets all digits.
 */
final class ExportNames {
  private static final int LONGEST_STEM = 100;

  private String prefix = "";
  private final Set<String> taken = new HashSet<>();

  ExportedPicture name(ManifestImage image) {
    String sha = image.image().sha256();
    if (!prefix.equals(sha.substring(0, 8))) {
      prefix = sha.substring(0, 8);
      taken.clear();
    }
    String stem = plain(image.source());
    String name = taken.add(stem) ? prefix + "_" + stem : sha + "_" + stem;
    return new ExportedPicture(name + extension(image.mediaType()), image);
  }

  /** Letters, digits and what no tool trips over: lists of VOC end at a blank. */
  private static String plain(String source) {
    String stem = PicturePaths.file(PicturePaths.stem(source.replace('\\', '/')));
    String safe =
        Normalizer.normalize(stem, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}_-]", "-");
    return safe.substring(0, Math.min(safe.length(), LONGEST_STEM));
  }

  private static String extension(String mediaType) {
    return switch (mediaType) {
      case "image/png" -> ".png";
      case "image/webp" -> ".webp";
      case "image/bmp" -> ".bmp";
      default -> ".jpg";
    };
  }
}
