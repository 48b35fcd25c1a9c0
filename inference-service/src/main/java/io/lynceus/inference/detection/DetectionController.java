package io.lynceus.inference.detection;

import io.lynceus.contracts.ModelName;
import io.lynceus.platform.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Detections over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{model}/detections")
final class DetectionController {
  private final PictureReading reading;
  private final Base64Pictures json;

  DetectionController(PictureReading reading, DetectionProperties properties) {
    this.reading = reading;
    this.json = new Base64Pictures((int) properties.jsonBody().toBytes());
  }

  record Answer(List<PictureAnswer> images) {}

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Answer uploaded(
      @PathVariable ModelName model,
      @Valid @ModelAttribute DetectionQuery query,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      Caller caller,
      HttpServletRequest request) {
    return answer(new PictureReading.Asked(model, query, pictures(files), caller), request);
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Answer inJson(
      @PathVariable ModelName model,
      @Valid @ModelAttribute DetectionQuery query,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    var pictures = json.read(request.getInputStream());
    return answer(new PictureReading.Asked(model, query, pictures, caller), request);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> drawn(
      @PathVariable ModelName model,
      @Valid @ModelAttribute DetectionQuery query,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      Caller caller) {
    return png(reading.draw(new PictureReading.Asked(model, query, pictures(files), caller)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> drawnFromJson(
      @PathVariable ModelName model,
      @Valid @ModelAttribute DetectionQuery query,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    var pictures = json.read(request.getInputStream());
    return png(reading.draw(new PictureReading.Asked(model, query, pictures, caller)));
  }

  private Answer answer(PictureReading.Asked asked, HttpServletRequest request) {
    if (asked.query().draw()) {
      throw DetectionRequestInvalid.notDrawable();
    }
    return new Answer(reading.read(asked, request));
  }

  private static List<SentPicture> pictures(@Nullable List<MultipartFile> files) {
    return files == null
        ? List.of()
        : files.stream()
            .map(f -> new SentPicture(String.valueOf(f.getOriginalFilename()), f::getBytes))
            .toList();
  }

  private static ResponseEntity<byte[]> png(byte[] picture) {
    return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(picture);
  }
}
