package io.lynceus.data.image;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.image.ImageUpload.Results;
import io.lynceus.data.picture.PictureCheck;
import io.lynceus.data.project.Projects;
import io.lynceus.data.storage.StoringPlaces;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.paging.Page;
import io.lynceus.platform.paging.Paging;
import io.lynceus.platform.problem.Problems;
import io.lynceus.vision.picture.PictureEncoding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Images over HTTP. */
@RestController
@RequestMapping("/api/v1")
class ImageController {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
  private static final double QUALITY = 0.85;

  private final ImageLibrary library;
  private final ImageTable table;
  private final ImageSweep sweep;
  private final PictureCheck check;
  private final Projects projects;
  private final Problems problems;
  private final StoringPlaces places;

  ImageController(
      ImageLibrary library,
      ImageTable table,
      ImageSweep sweep,
      PictureCheck check,
      Projects projects,
      Problems problems,
      StoringPlaces places) {
    this.library = library;
    this.table = table;
    this.sweep = sweep;
    this.check = check;
    this.projects = projects;
    this.problems = problems;
    this.places = places;
  }

  @PostMapping(path = "/projects/{project}/images", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize("hasRole('ANNOTATOR')")
  ResponseEntity<Results> upload(
      @PathVariable ProjectName project, Caller caller, HttpServletRequest request) {
    caller.requireProject(project);
    projects.get(project);
    return new ImageUpload(request, check, library, problems, places)
        .into(project, caller.subject());
  }

  @GetMapping("/projects/{project}/images")
  Page<ImageCard> list(@PathVariable ProjectName project, Paging paging, Caller caller) {
    caller.requireProject(project);
    projects.get(project);
    return Page.of(
        table.list(project, paging), paging, card -> List.of(Long.toString(card.arrival())));
  }

  @DeleteMapping("/projects/{project}/images/{image}")
  @PreAuthorize("hasRole('ENGINEER')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable ProjectName project, @PathVariable ImageId image, Caller caller) {
    caller.requireProject(project);
    if (!library.remove(project, image)) {
      throw new ImageNotFound(image);
    }
    sweep.sweep(image);
  }

  @GetMapping("/images/{image}")
  ImageCard get(@PathVariable ImageId image, Caller caller) {
    return table.find(image).stream()
        .filter(card -> caller.projects().includes(card.project()))
        .findFirst()
        .orElseThrow(() -> new ImageNotFound(image));
  }

  /** Never shown in place by a browser, whatever the bytes may be taken for. */
  @GetMapping("/images/{image}/content")
  ResponseEntity<InputStreamResource> content(@PathVariable ImageId image, Caller caller) {
    ImageCard card = get(image, caller);
    InputStream bytes = library.open(image);
    String fileName = image.sha256() + "." + card.mediaType().replace("image/", "");
    return ResponseEntity.ok()
        .cacheControl(FOR_EVER)
        .eTag("\"" + image + "\"")
        .contentType(MediaType.parseMediaType(card.mediaType()))
        .contentLength(card.bytes())
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(fileName).build().toString())
        .body(new InputStreamResource(bytes));
  }

  @GetMapping("/images/{image}/thumbnail")
  ResponseEntity<byte[]> thumbnail(
      @PathVariable ImageId image,
      @RequestParam(defaultValue = "256") @Min(16) @Max(1024) int side,
      Caller caller) {
    get(image, caller);
    byte[] jpeg = PictureEncoding.jpeg(check.shrunk(library.bytes(image), side), QUALITY);
    return ResponseEntity.ok()
        .cacheControl(FOR_EVER)
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .body(jpeg);
  }
}
