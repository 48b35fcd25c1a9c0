package io.lynceus.data.exchange;

import io.lynceus.data.exchange.ImportJob.State;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.ArchiveRefused;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceRefused;
import io.lynceus.data.storage.Bucket;
import io.lynceus.data.storage.Scratch;
import io.lynceus.platform.object.ObjectNotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Does an import, from its first picture or from where a killed one ended: the order of pictures is
 * that of the archive, and how many are done is committed with each.
 */
@Component
@EnableConfigurationProperties(ImportProperties.class)
final class ImportRun {
  private final Imports imports;
  private final PictureIntake intake;
  private final Bucket bucket;
  private final Scratch scratch;
  private final ImportProperties properties;

  ImportRun(
      Imports imports,
      PictureIntake intake,
      Bucket bucket,
      Scratch scratch,
      ImportProperties properties) {
    this.imports = imports;
    this.intake = intake;
    this.bucket = bucket;
    this.scratch = scratch;
    this.properties = properties;
  }

  /** Returns when the import is over; throws where it should be tried again. */
  void run(UUID id, BooleanSupplier stopping) {
    imports
        .find(id)
        .filter(job -> !job.state().isOver())
        .ifPresent(
            job -> {
              try {
                run(job, stopping);
                imports.end(id, State.SUCCEEDED, null);
              } catch (ArchiveRefused | SourceRefused refused) {
                imports.end(id, State.FAILED, refused.getMessage());
              } catch (ObjectNotFound lost) {
                imports.end(id, State.FAILED, "The archive is no longer there; send it again.");
              }
              bucket.delete(Imports.key(id));
            });
  }

  /** No more attempts. */
  void giveUp(UUID id) {
    imports.end(id, State.FAILED, "It failed again and again; the log of data-service says why.");
  }

  private void run(ImportJob job, BooleanSupplier stopping) {
    try {
      Path folder = scratch.folder("import");
      try {
        Path file = fetch(job, folder);
        try (Archive archive = Archive.open(file, folder, properties.limits())) {
          importAll(job, archive, stopping);
        }
      } finally {
        scratch.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path fetch(ImportJob job, Path folder) throws IOException {
    Path file = folder.resolve("archive");
    try (InputStream in = bucket.open(Imports.key(job.id()))) {
      Files.copy(in, file);
    }
    return file;
  }

  private void importAll(ImportJob job, Archive archive, BooleanSupplier stopping)
      throws IOException {
    SourceFormat format =
        job.format() == null
            ? SourceFormat.recognise(archive)
            : SourceFormat.named(job.format()).orElseThrow();
    LabeledSource source = format.read(archive);
    List<SourcePicture> pictures = source.pictures();
    imports.begin(job.id(), format, pictures.size(), strays(job, source));
    PictureIntake.Into into = intake.into(job);
    for (SourcePicture picture : pictures.subList(job.position(), pictures.size())) {
      if (stopping.getAsBoolean()) {
        throw new ImportInterrupted(job.id());
      }
      into.take(archive, source, picture);
    }
  }

  private static List<Rejection> strays(ImportJob job, LabeledSource source) {
    List<Rejection> strays = new ArrayList<>(source.strays());
    if (!job.partial()) {
      strays.addAll(source.missing());
    }
    return strays;
  }

  /** The process is ending; another one goes on. */
  private static final class ImportInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportInterrupted(UUID id) {
      super("Import " + id + " goes on after the restart");
    }
  }
}
