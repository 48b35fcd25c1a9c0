package io.lynceus.data.project;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.idempotency.Idempotency;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects over HTTP. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {
  private final Projects projects;
  private final Idempotency idempotency;

  ProjectController(Projects projects, Idempotency idempotency) {
    this.projects = projects;
    this.idempotency = idempotency;
  }

  record NewProject(
      @NotNull ProjectName name,
      @Nullable Task task,
      @NotNull @Size(min = 1, max = 1000) @UniqueElements List<@NotNull ClassName> classes) {
    Task taskOrDefault() {
      return task == null ? Task.OBJECT_DETECTION : task;
    }
  }

  record Change(
      @NotNull @Size(min = 1, max = 1000) @UniqueElements List<@NotNull ClassName> classes) {}

  @PostMapping
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<ProjectView> create(
      @Valid @RequestBody NewProject body, Caller caller, HttpServletRequest request) {
    caller.requireProject(body.name());
    return idempotency.once(
        request,
        body,
        ProjectView.class,
        () -> {
          Project project =
              projects.create(
                  body.name(), body.taskOrDefault().label(), body.classes(), caller.subject());
          return ResponseEntity.created(URI.create("/api/v1/projects/" + body.name()))
              .eTag(project.revision().tag())
              .body(ProjectView.of(project));
        });
  }

  @GetMapping
  Page<ProjectView> list(Paging paging, Caller caller) {
    @Nullable Set<String> visible =
        switch (caller.projects()) {
          case ProjectScope.All all -> null;
          case ProjectScope.Only only ->
              only.projects().stream().map(ProjectName::value).collect(Collectors.toSet());
        };
    return Page.of(projects.list(visible, paging), paging, p -> List.of(p.name().value()))
        .map(ProjectView::of);
  }

  @GetMapping("/{project}")
  ResponseEntity<ProjectView> get(@PathVariable ProjectName project, Caller caller) {
    caller.requireProject(project);
    return answer(projects.get(project));
  }

  @PatchMapping("/{project}")
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<ProjectView> change(
      @PathVariable ProjectName project,
      @Valid @RequestBody Change body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    caller.requireProject(project);
    return answer(projects.change(project, body.classes(), ifMatch));
  }

  @DeleteMapping("/{project}")
  @PreAuthorize("hasRole('ENGINEER')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable ProjectName project, Caller caller) {
    caller.requireProject(project);
    projects.delete(project);
  }

  private static ResponseEntity<ProjectView> answer(Project project) {
    return ResponseEntity.ok().eTag(project.revision().tag()).body(ProjectView.of(project));
  }

  /** A project as callers see it; {@code classes} are those in use. */
  record ProjectView(
      ProjectName project,
      String task,
      List<ClassName> classes,
      List<ClassName> retired,
      Instant created,
      String createdBy) {
    static ProjectView of(Project project) {
      return new ProjectView(
          project.name(),
          project.task(),
          names(project, false),
          names(project, true),
          project.created(),
          project.createdBy());
    }

    private static List<ClassName> names(Project project, boolean retired) {
      return project.classes().stream()
          .filter(c -> c.retired() == retired)
          .map(Project.ProjectClass::name)
          .toList();
    }
  }
}
