package io.lynceus.inference.catalogue;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.identity.Caller;
import io.lynceus.registry.ModelVersion;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Brings a detector that was made elsewhere into the registry. */
@RestController
class RegistrationController {
  private final ForeignModel foreign;
  private final ModelAccess access;

  RegistrationController(ForeignModel foreign, ModelAccess access) {
    this.foreign = foreign;
    this.access = access;
  }

  @PostMapping(
      path = "/api/v1/models/{model}/versions",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize("hasRole('ENGINEER')")
  ResponseEntity<ModelVersion> register(
      @PathVariable ModelName model,
      @RequestPart("model") MultipartFile network,
      @RequestPart("manifest") MultipartFile manifest,
      Caller caller)
      throws IOException {
    access.requireMayAdd(model, caller);
    ModelVersion version =
        foreign.register(model, network.getBytes(), manifest.getBytes(), caller.subject());
    var location = URI.create("/api/v1/models/%s/versions/%s".formatted(model, version.version()));
    return ResponseEntity.created(location).body(version);
  }
}
