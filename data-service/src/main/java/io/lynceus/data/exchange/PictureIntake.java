package io.lynceus.data.exchange;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.annotation.Annotations;
import io.lynceus.data.annotation.ClassBox;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.source.LabeledSource;
import io.lynceus.data.exchange.source.LabeledSource.SourcePicture;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.data.image.ImageLibrary;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.data.picture.PictureCheck;
import io.lynceus.data.picture.PictureUnacceptable;
import io.lynceus.data.project.Project;
import io.lynceus.data.project.Project.ProjectClass;
import io.lynceus.data.project.Projects;
import io.lynceus.data.upload.SourceName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes pictures with their labels into a project, each with the import's progress at once. */
@Component
final class PictureIntake {
  private final Projects projects;
  private final PictureCheck check;
  private final ImageLibrary library;
  private final Annotations annotations;
  private final Imports imports;
  private final TransactionOperations transaction;

  PictureIntake(
      Projects projects,
      PictureCheck check,
      ImageLibrary library,
      Annotations annotations,
      Imports imports,
      TransactionOperations transaction) {
    this.projects = projects;
    this.check = check;
    this.library = library;
    this.annotations = annotations;
    this.imports = imports;
    this.transaction = transaction;
  }

  /** For the pictures of one import, with the classes as they are now. */
  Into into(ImportJob job) {
    Project project = projects.get(job.project());
    return new Into(
        job,
        project.activeClasses().stream()
            .collect(Collectors.toMap(c -> c.name().value(), ProjectClass::id)));
  }

  /** One import's intake. */
  final class Into {
    private final ImportJob job;
    private final Map<String, Integer> classIds;

    private Into(ImportJob job, Map<String, Integer> classIds) {
      this.job = job;
      this.classIds = classIds;
    }

    void take(Archive archive, LabeledSource source, SourcePicture picture) throws IOException {
      try {
        CheckedPicture checked = check.judge(bytes(archive, picture));
        SourceLabels labels = source.labels(picture, checked.width(), checked.height());
        keep(picture, checked, labels);
      } catch (PictureUnacceptable refused) {
        reject(picture, refused.detail());
      } catch (ZipException damaged) {
        reject(picture, String.valueOf(damaged.getMessage()));
      }
    }

    private void reject(SourcePicture picture, String reason) {
      var rejection = new Rejection(picture.path(), reason);
      transaction.executeWithoutResult(
          status -> imports.advance(job.id(), 0, 0, 0, List.of(rejection)));
    }

    private byte[] bytes(Archive archive, SourcePicture picture) throws IOException {
      try (InputStream in = archive.open(picture.path())) {
        return in.readNBytes(check.enoughBytes());
      }
    }

    private void keep(SourcePicture picture, CheckedPicture checked, SourceLabels labels) {
      List<Rejection> rejected = new ArrayList<>(labels.rejected());
      List<ClassBox> boxes = known(labels.boxes(), rejected);
      boolean labeled = labels.labeled() && (!boxes.isEmpty() || labels.boxes().isEmpty());
      ProjectName project = job.project();
      transaction.executeWithoutResult(
          status -> {
            String name = SourceName.of(picture.path());
            boolean added = library.add(project, checked, name, picture.split(), job.createdBy());
            boolean told =
                labeled && annotations.addImported(project, checked.id(), boxes, job.createdBy());
            imports.advance(
                job.id(), added ? 1 : 0, added ? 0 : 1, told ? boxes.size() : 0, rejected);
          });
    }

    private List<ClassBox> known(List<SourceBox> named, List<Rejection> rejected) {
      List<ClassBox> boxes = new ArrayList<>();
      for (SourceBox box : named) {
        Integer id = classIds.get(box.className());
        if (id == null) {
          rejected.add(
              new Rejection(
                  box.place(), "'%s' is not a class of the project".formatted(box.className())));
        } else {
          boxes.add(new ClassBox(id, box.box()));
        }
      }
      return boxes;
    }
  }
}
