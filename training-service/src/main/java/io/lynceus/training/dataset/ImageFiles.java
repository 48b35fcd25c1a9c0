package io.lynceus.training.dataset;

import io.lynceus.contracts.ManifestImage;
import io.lynceus.platform.object.ObjectNotFound;
import io.lynceus.platform.object.ObjectStore;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.header.PictureRefused;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Pictures of a dataset version as files of a folder, fetched when they are first read, so that a
 * run asks the object store once for each. What does not hash to its id or does not decode ends the
 * run with the picture's name.
 */
final class ImageFiles {
  private final ObjectStore objects;
  private final Path folder;
  private final PictureDecoder decoder = new PictureDecoder(PictureLimits.STANDARD);

  ImageFiles(ObjectStore objects, Path folder) {
    this.objects = objects;
    this.folder = folder;
  }

  Picture read(ManifestImage image) {
    try {
      return decoder.decode(bytes(image));
    } catch (PictureRefused | ObjectNotFound unusable) {
      throw new DatasetUnusable("Picture " + image.source() + " cannot be used", unusable);
    } catch (IOException e) {
      throw new UncheckedIOException("Picture " + image.source() + " cannot be kept", e);
    }
  }

  private byte[] bytes(ManifestImage image) throws IOException {
    Path file = folder.resolve(image.image().sha256());
    if (Files.exists(file)) {
      byte[] kept = Files.readAllBytes(file);
      if (isFrozen(image, kept)) { // A power cut may have left less.
        return kept;
      }
    }
    byte[] bytes = fetched(image);
    if (!isFrozen(image, bytes)) {
      throw new DatasetUnusable(
          "Picture " + image.source() + " is not the one that was frozen: its bytes changed");
    }
    keep(file, bytes);
    return bytes;
  }

  private static boolean isFrozen(ManifestImage image, byte[] bytes) {
    return ContentHash.of(bytes).equals(image.image().sha256());
  }

  private byte[] fetched(ManifestImage image) {
    try (InputStream content = objects.open(image.content())) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Picture " + image.source() + " broke off on its way", e);
    }
  }

  private void keep(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "fetching", "");
    Files.write(draft, bytes);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
