package io.lynceus.data.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.dataset.Freezing.Frozen;
import io.lynceus.data.dataset.split.Ratios;
import io.lynceus.data.dataset.validation.ValidationReport;
import io.lynceus.data.project.Projects;
import io.lynceus.data.storage.StoringPlaces;
import io.lynceus.platform.idempotency.Idempotency;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dataset versions over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DatasetController {
  private static final MediaType JSON_LINES = MediaType.parseMediaType("application/jsonl");

  private final Freezing freezing;
  private final DatasetVersions versions;
  private final Projects projects;
  private final Idempotency idempotency;
  private final StoringPlaces places;

  DatasetController(
      Freezing freezing,
      DatasetVersions versions,
      Projects projects,
      Idempotency idempotency,
      StoringPlaces places) {
    this.freezing = freezing;
    this.versions = versions;
    this.projects = projects;
    this.idempotency = idempotency;
    this.places = places;
  }

  /** How to split what no source has split. */
  record Freeze(@Nullable Ratios ratios, @Nullable Long seed) {
    static final Freeze STANDARD = new Freeze(null, null);

    Ratios ratiosOrStandard() {
      return ratios == null ? Ratios.STANDARD : ratios;
    }

    long seedOrZero() {
      return seed == null ? 0 : seed;
    }
  }

  /** A version; {@code deleted} are images whose bytes are gone, of which it keeps the hash. */
  record VersionView(@JsonUnwrapped DatasetVersion version, List<ImageId> deleted) {}

  /** What is different in the other version. */
  record DiffView(
      DatasetVersionId dataset, DatasetVersionId other, @JsonUnwrapped VersionDiff diff) {}

  @PostMapping("/projects/{project}/datasets")
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<DatasetVersion> freeze(
      @PathVariable ProjectName project,
      @Valid @RequestBody(required = false) @Nullable Freeze body,
      Caller caller,
      HttpServletRequest request) {
    caller.requireProject(project);
    Freeze wanted = body == null ? Freeze.STANDARD : body;
    Supplier<ResponseEntity<DatasetVersion>> freeze =
        () ->
            answer(
                freezing.freeze(
                    projects.get(project),
                    wanted.ratiosOrStandard(),
                    wanted.seedOrZero(),
                    caller.subject()));
    return places.within(() -> idempotency.once(request, wanted, DatasetVersion.class, freeze));
  }

  private static ResponseEntity<DatasetVersion> answer(Frozen frozen) {
    URI location = URI.create("/api/v1/datasets/" + frozen.version().dataset());
    return (frozen.isNew() ? ResponseEntity.created(location) : ResponseEntity.ok())
        .body(frozen.version());
  }

  @GetMapping("/projects/{project}/datasets")
  Page<DatasetVersion> list(@PathVariable ProjectName project, Paging paging, Caller caller) {
    caller.requireProject(project);
    projects.get(project);
    return versions.list(project, paging);
  }

  @GetMapping("/datasets/{dataset}")
  VersionView get(@PathVariable DatasetVersionId dataset, Caller caller) {
    return new VersionView(visible(dataset, caller), versions.tombstones(dataset));
  }

  @GetMapping("/datasets/{dataset}/manifest")
  ResponseEntity<InputStreamResource> manifest(
      @PathVariable DatasetVersionId dataset, Caller caller) {
    visible(dataset, caller);
    return ResponseEntity.ok()
        .contentType(JSON_LINES)
        .eTag("\"" + dataset + "\"")
        .body(new InputStreamResource(versions.manifest(dataset)));
  }

  @GetMapping("/datasets/{dataset}/validation")
  ValidationReport validation(@PathVariable DatasetVersionId dataset, Caller caller) {
    return visible(dataset, caller).validation();
  }

  @GetMapping("/datasets/{dataset}/diff/{other}")
  DiffView diff(
      @PathVariable DatasetVersionId dataset,
      @PathVariable DatasetVersionId other,
      @RequestParam(defaultValue = "100") @Min(0) @Max(1000) int limit,
      Caller caller) {
    visible(dataset, caller);
    visible(other, caller);
    return new DiffView(
        dataset,
        other,
        VersionDiff.between(versions.fingerprints(dataset), versions.fingerprints(other), limit));
  }

  private DatasetVersion visible(DatasetVersionId dataset, Caller caller) {
    return versions.get(dataset, caller.projects()::includes);
  }
}
