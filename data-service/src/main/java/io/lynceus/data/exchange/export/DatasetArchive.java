package io.lynceus.data.exchange.export;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ManifestHeader;
import io.lynceus.data.dataset.DatasetVersions;
import io.lynceus.data.exchange.export.metadata.WithoutMetadata;
import io.lynceus.data.image.ImageLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes a version as a zip archive while it is being read: one picture is in memory at a time. The
 * manifest lies on the disk meanwhile, because a layout goes through it several times.
 */
final class DatasetArchive {
  private final DatasetVersions versions;
  private final ImageLibrary library;

  DatasetArchive(DatasetVersions versions, ImageLibrary library) {
    this.versions = versions;
    this.library = library;
  }

  /** {@code manifest} is an empty file; pictures whose bytes are gone are left out. */
  void write(DatasetVersionId dataset, ExportLayout layout, Path manifest, OutputStream target)
      throws IOException {
    try (InputStream in = versions.manifest(dataset);
        OutputStream file = Files.newOutputStream(manifest)) {
      in.transferTo(file);
    }
    var reader = new ManifestReader(manifest);
    ManifestHeader header = reader.header();
    Set<ImageId> gone = Set.copyOf(versions.tombstones(dataset));
    ExportLayout.Pictures pictures = visitor -> forEach(reader, gone, visitor);
    try (var out = new EntryWriter(target)) {
      pictures.forEach(
          picture -> {
            byte[] bytes = library.bytes(picture.image().image());
            out.picture(layout.picture(picture), WithoutMetadata.of(bytes));
            layout.label(header, picture, out);
          });
      layout.index(header, pictures, out);
    }
  }

  /** Names are given to all, so that they are the same on every pass. */
  private static void forEach(
      ManifestReader reader, Set<ImageId> gone, ExportLayout.Visitor visitor) throws IOException {
    var names = new ExportNames();
    reader.forEach(
        image -> {
          ExportedPicture picture = names.name(image);
          if (!gone.contains(image.image())) {
            visitor.visit(picture);
          }
        });
  }
}
