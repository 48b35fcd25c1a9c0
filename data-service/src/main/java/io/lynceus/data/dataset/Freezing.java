package io.lynceus.data.dataset;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.contracts.event.DatasetFrozen;
import io.lynceus.data.dataset.split.Ratios;
import io.lynceus.data.dataset.split.SplitRule;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import io.lynceus.data.image.ImageLibrary;
import io.lynceus.data.project.Project;
import io.lynceus.data.storage.Bucket;
import io.lynceus.data.storage.Scratch;
import io.lynceus.platform.object.Content;
import io.lynceus.platform.outbox.Outbox;
import io.lynceus.platform.problem.LynceusProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Freezes a project. The labels are read in one snapshot into a manifest on the disk, whose hash is
 * the version's id; only then is it known whether that version exists.
 */
@Component
final class Freezing {
  private final LabeledImages images;
  private final ImageLibrary library;
  private final DatasetVersions versions;
  private final Bucket bucket;
  private final Outbox outbox;
  private final TransactionTemplate snapshot;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Scratch scratch;
  private final FreezeProperties properties;

  Freezing(
      LabeledImages images,
      ImageLibrary library,
      DatasetVersions versions,
      Bucket bucket,
      Outbox outbox,
      PlatformTransactionManager transactions,
      Clock clock,
      Scratch scratch,
      FreezeProperties properties) {
    this.images = images;
    this.library = library;
    this.versions = versions;
    this.bucket = bucket;
    this.outbox = outbox;
    this.transaction = new TransactionTemplate(transactions);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.scratch = scratch;
    this.properties = properties;
  }

  /** A version, and whether it is new. */
  record Frozen(DatasetVersion version, boolean isNew) {}

  /** A project without labelled images has no version. */
  static final class NothingToFreeze extends LynceusProblem {
    private static final long serialVersionUID = 1;

    NothingToFreeze(ProjectName project) {
      super(
          "nothing-to-freeze",
          HttpStatus.CONFLICT,
          "No image of project %s is labelled: import or annotate some first".formatted(project));
    }
  }

  Frozen freeze(Project project, Ratios ratios, long seed, String by) {
    var rule = new SplitRule(ratios, seed, properties.nearDuplicateBits());
    try {
      Path file = scratch.file("manifest");
      try {
        Written written = snapshot.execute(status -> write(file, project, rule, by));
        return keep(written, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The manifest was not written", e);
    }
  }

  private record Written(DatasetVersion version, Fingerprints fingerprints) {}

  private Written write(Path file, Project project, SplitRule rule, String by) {
    List<Candidate> candidates = images.candidates(project.name());
    if (candidates.isEmpty()) {
      throw new NothingToFreeze(project.name());
    }
    var draft = new Draft(project, rule.assign(candidates), library::location);
    try (var out = new ManifestWriter(Files.newOutputStream(file), draft.header())) {
      images.forEach(project.name(), row -> out.write(draft.add(row)));
      long unlabeled = images.unlabeled(project.name());
      DatasetVersion version = draft.version(out.finish(), unlabeled, clock.instant(), by);
      return new Written(version, draft.fingerprints());
    } catch (IOException e) {
      throw new UncheckedIOException("The manifest was not written", e);
    }
  }

  private Frozen keep(Written written, Path file) {
    DatasetVersion version = written.version();
    DatasetVersionId id = version.dataset();
    String key = DatasetVersions.key(id);
    return transaction.execute(
        status -> {
          bucket.lock(key);
          Optional<DatasetVersion> before = versions.find(id);
          if (before.isPresent()) {
            return new Frozen(before.get(), false);
          }
          bucket.put(key, Content.of(file, id.sha256(), "application/jsonl"));
          versions.insert(version, written.fingerprints());
          outbox.publish(frozen(version));
          return new Frozen(version, true);
        });
  }

  private DatasetFrozen frozen(DatasetVersion version) {
    return new DatasetFrozen(
        version.project(),
        version.dataset(),
        version.task(),
        version.classes(),
        version.splits().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().label(), e -> e.getValue())),
        version.validation().success(),
        bucket.at(DatasetVersions.key(version.dataset())),
        version.created());
  }
}
