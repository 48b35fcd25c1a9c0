package io.lynceus.inference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import io.lynceus.registry.Alias;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.RegisteredModel;
import io.lynceus.vision.packaging.Lineage;
import io.lynceus.vision.packaging.ModelManifest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Models and their versions over HTTP. In a path {@code @alias} stands for the version it names.
 */
@RestController
@RequestMapping("/api/v1/models")
final class ModelController {
  private final ModelRegistry registry;
  private final ModelAccess access;

  ModelController(ModelRegistry registry, ModelAccess access) {
    this.registry = registry;
    this.access = access;
  }

  /** A model with its versions, newest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ModelCard(
      ModelName model,
      @Nullable ProjectName project,
      String latest,
      List<Alias> aliases,
      List<VersionLine> versions) {}

  /** A version in a list. */
  record VersionLine(String version, String semanticVersion, Instant registered, String by) {
    static VersionLine of(ModelVersion version) {
      return new VersionLine(
          version.version(), version.semanticVersion(), version.registered(), version.by());
    }
  }

  /** The classes of a version in the order of its outputs. */
  record Classes(ModelName model, String version, List<String> classes) {}

  /** Where a version comes from. */
  record Origin(
      ModelName model,
      String version,
      String semanticVersion,
      String packageHash,
      Instant registered,
      String by,
      Lineage lineage) {}

  @GetMapping
  Page<RegisteredModel> models(Paging paging, Caller caller) {
    String after = paging.after().isEmpty() ? "" : paging.after().getFirst();
    List<RegisteredModel> seen =
        registry.models().stream()
            .filter(m -> ModelAccess.sees(m.model(), m.project(), caller))
            .filter(m -> m.model().value().compareTo(after) > 0)
            .sorted(Comparator.comparing(m -> m.model().value()))
            .limit(paging.fetch())
            .toList();
    return Page.of(seen, paging, m -> List.of(m.model().value()));
  }

  @GetMapping("/{model}")
  ModelCard model(@PathVariable ModelName model, Caller caller) {
    RegisteredModel registered = access.require(model, caller);
    List<VersionLine> versions = registry.versions(model).stream().map(VersionLine::of).toList();
    return new ModelCard(
        model, registered.project(), registered.latest(), registered.aliases(), versions);
  }

  @GetMapping("/{model}/versions")
  Page<VersionLine> versions(@PathVariable ModelName model, Paging paging, Caller caller) {
    return Page.within(model(model, caller).versions(), paging, VersionLine::version);
  }

  @GetMapping("/{model}/versions/{version}")
  ModelVersion version(@PathVariable ModelName model, @PathVariable String version, Caller caller) {
    access.require(model, caller);
    return version.startsWith("@")
        ? registry.version(model, AliasName.of(version.substring(1)))
        : registry.version(model, version);
  }

  @GetMapping("/{model}/versions/{version}/lineage")
  Origin lineage(@PathVariable ModelName model, @PathVariable String version, Caller caller) {
    ModelVersion found = version(model, version, caller);
    return new Origin(
        model,
        found.version(),
        found.semanticVersion(),
        found.packageHash(),
        found.registered(),
        found.by(),
        found.manifest().lineage());
  }

  @GetMapping("/{model}/classes")
  Classes classes(
      @PathVariable ModelName model,
      @RequestParam(defaultValue = "production") AliasName alias,
      @RequestParam @Nullable String version,
      Caller caller) {
    String wanted = version == null ? "@" + alias.label() : version;
    ModelVersion found = version(model, wanted, caller);
    return new Classes(model, found.version(), found.manifest().classes());
  }

  /** Never shown in place by a browser, whatever the bytes may be taken for. */
  @GetMapping("/{model}/versions/{version}/files/{*path}")
  ResponseEntity<InputStreamResource> file(
      @PathVariable ModelName model,
      @PathVariable String version,
      @PathVariable String path,
      Caller caller) {
    ModelVersion found = version(model, version, caller);
    String name = path.substring(1);
    var bytes = registry.open(model, found.version(), name);
    String hash =
        name.equals(ModelManifest.FILE)
            ? found.packageHash()
            : found.manifest().files().getOrDefault(name, "unknown");
    return ResponseEntity.ok()
        .eTag("\"" + hash + "\"")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name.substring(name.lastIndexOf('/') + 1))
                .build()
                .toString())
        .body(new InputStreamResource(bytes));
  }
}
