package io.lynceus.data.exchange;

import io.lynceus.contracts.ProjectName;
import io.lynceus.data.project.Projects;
import io.lynceus.data.storage.Bucket;
import io.lynceus.platform.clock.IdSource;
import io.lynceus.platform.idempotency.Idempotency;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.object.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ImportController {
  private final Imports imports;
  private final ArchiveUpload upload;
  private final Projects projects;
  private final Bucket bucket;
  private final Idempotency idempotency;
  private final IdSource ids;

  ImportController(
      Imports imports,
      ArchiveUpload upload,
      Projects projects,
      Bucket bucket,
      Idempotency idempotency,
      IdSource ids) {
    this.imports = imports;
    this.upload = upload;
    this.projects = projects;
    this.bucket = bucket;
    this.idempotency = idempotency;
    this.ids = ids;
  }

  /** What makes two requests the same. */
  private record Fingerprint(String sha256, @Nullable String format, boolean partial) {}

  /**
   * Queues an archive. {@code partial} says that it is one of several parts of one source: then
   * pictures that its documents name may be in the others.
   */
  @PostMapping(path = "/projects/{project}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<ImportJob> create(
      @PathVariable ProjectName project,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(defaultValue = "false") boolean partial,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    caller.requireProject(project);
    projects.get(project);
    SourceFormat known = format == null ? null : SourceFormat.required(format);
    Content.InFile archive = upload.receive(request);
    try {
      return idempotency.once(
          request,
          new Fingerprint(archive.sha256(), format, partial),
          ImportJob.class,
          () -> queue(project, archive, known, partial, caller));
    } finally {
      Files.delete(archive.file());
    }
  }

  private ResponseEntity<ImportJob> queue(
      ProjectName project,
      Content archive,
      @Nullable SourceFormat format,
      boolean partial,
      Caller caller) {
    UUID id = ids.next();
    bucket.put(Imports.key(id), archive);
    imports.queue(id, project, format, partial, caller.subject());
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/imports/" + id))
        .body(imports.find(id).orElseThrow());
  }

  @GetMapping("/imports/{id}")
  ImportJob get(@PathVariable UUID id, Caller caller) {
    return imports
        .find(id)
        .filter(job -> caller.projects().includes(job.project()))
        .orElseThrow(() -> new ImportNotFound(id));
  }
}
