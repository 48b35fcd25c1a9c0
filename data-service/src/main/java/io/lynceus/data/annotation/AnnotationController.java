package io.lynceus.data.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.image.ImageCard;
import io.lynceus.data.image.ImageLibrary;
import io.lynceus.data.project.Project;
import io.lynceus.data.project.Projects;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import io.lynceus.platform.revision.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Labels over HTTP, where boxes name classes by name. */
@RestController
@RequestMapping("/api/v1/projects/{project}/images/{image}/annotation")
class AnnotationController {
  private final Annotations annotations;
  private final ImageLibrary library;
  private final Projects projects;

  AnnotationController(Annotations annotations, ImageLibrary library, Projects projects) {
    this.annotations = annotations;
    this.library = library;
    this.projects = projects;
  }

  /** {@code source} is person where nothing is said. */
  record NewAnnotation(
      @NotNull @Size(max = 10_000) List<@NotNull @Valid NamedBox> boxes,
      @Nullable LabelSource source) {}

  /** A box by the name of its class, in pixels of the upright picture. */
  record NamedBox(
      @JsonProperty("class") @NotNull String className,
      @NotNull Double x1,
      @NotNull Double y1,
      @NotNull Double x2,
      @NotNull Double y2) {}

  /** A revision; {@code revision} 0 means that nobody has looked. */
  record AnnotationView(
      ImageId image,
      long revision,
      @Nullable LabelSource source,
      @Nullable String author,
      @Nullable Instant created,
      List<NamedBox> boxes) {}

  @GetMapping
  ResponseEntity<AnnotationView> get(
      @PathVariable ProjectName project, @PathVariable ImageId image, Caller caller) {
    caller.requireProject(project);
    library.get(project, image);
    Project its = projects.get(project);
    return annotations
        .current(project, image)
        .map(current -> answer(view(its, image, current)))
        .orElseGet(() -> answer(new AnnotationView(image, 0, null, null, null, List.of())));
  }

  @PutMapping
  @PreAuthorize("hasRole('ANNOTATOR')")
  ResponseEntity<AnnotationView> put(
      @PathVariable ProjectName project,
      @PathVariable ImageId image,
      @Valid @RequestBody NewAnnotation body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    caller.requireProject(project);
    ImageCard card = library.get(project, image);
    Project its = projects.get(project);
    List<ClassBox> boxes = new BoxReading(its, card.width(), card.height()).read(body.boxes());
    LabelSource source = body.source() == null ? LabelSource.PERSON : body.source();
    return answer(
        view(
            its, image, annotations.put(project, image, source, boxes, caller.subject(), ifMatch)));
  }

  @GetMapping("/revisions")
  Page<AnnotationView> revisions(
      @PathVariable ProjectName project,
      @PathVariable ImageId image,
      Paging paging,
      Caller caller) {
    caller.requireProject(project);
    library.get(project, image);
    Project its = projects.get(project);
    List<Annotation> found = annotations.revisions(project, image, paging);
    return Page.of(found, paging, a -> List.of(Long.toString(a.revision().number())))
        .map(annotation -> view(its, image, annotation));
  }

  private static ResponseEntity<AnnotationView> answer(AnnotationView view) {
    return ResponseEntity.ok().eTag(new Revision(view.revision()).tag()).body(view);
  }

  private static AnnotationView view(Project project, ImageId image, Annotation annotation) {
    return new AnnotationView(
        image,
        annotation.revision().number(),
        annotation.source(),
        annotation.author(),
        annotation.created(),
        annotation.boxes().stream().map(box -> named(project, box)).toList());
  }

  private static NamedBox named(Project project, ClassBox box) {
    return new NamedBox(
        project.classes().get(box.classId()).name().value(),
        box.box().x1(),
        box.box().y1(),
        box.box().x2(),
        box.box().y2());
  }
}
