package io.lynceus.data.exchange.export;

import io.lynceus.contracts.ManifestImage;
import io.lynceus.data.exchange.source.PicturePaths;

/** A picture of a dataset version with the file name that it has in the export. */
public record ExportedPicture(String fileName, ManifestImage image) {

  /** The file name without its extension. */
  public String stem() {
    return PicturePaths.stem(fileName);
  }
}
