package io.lynceus.data.exchange.export;

import io.lynceus.contracts.DatasetVersionId;
import io.lynceus.data.dataset.DatasetVersion;
import io.lynceus.data.dataset.DatasetVersions;
import io.lynceus.data.exchange.SourceFormat;
import io.lynceus.data.image.ImageLibrary;
import io.lynceus.data.storage.Scratch;
import io.lynceus.platform.identity.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dataset versions as archives over HTTP. */
@RestController
class ExportController {
  private final DatasetVersions versions;
  private final ImageLibrary library;
  private final Scratch scratch;

  ExportController(DatasetVersions versions, ImageLibrary library, Scratch scratch) {
    this.versions = versions;
    this.library = library;
    this.scratch = scratch;
  }

  @GetMapping("/api/v1/datasets/{dataset}/export")
  void export(
      @PathVariable DatasetVersionId dataset,
      @RequestParam String format,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    DatasetVersion version = versions.get(dataset, caller.projects()::includes);
    ExportLayout layout = SourceFormat.required(format).layout();
    String fileName =
        "%s-%s-%s.zip".formatted(version.project(), dataset.sha256().substring(0, 8), format);
    response.setContentType("application/zip");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(fileName).build().toString());
    Path manifest = scratch.file("export");
    try {
      new DatasetArchive(versions, library)
          .write(dataset, layout, manifest, response.getOutputStream());
    } finally {
      Files.delete(manifest);
    }
  }
}
