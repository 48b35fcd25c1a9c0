package io.lynceus.data.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.data.picture.PictureCheck;
import io.lynceus.data.picture.PictureUnacceptable;
import io.lynceus.data.storage.StoringPlaces;
import io.lynceus.data.upload.UploadedFiles;
import io.lynceus.platform.problem.Problem;
import io.lynceus.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The files of one upload request, each with a result of its own. Sending a file again is harmless:
 * it is a duplicate.
 */
final class ImageUpload {
  private static final String FIELD = "files";
  private static final int MOST_FILES = 1000;

  /** How many times the most bytes of a picture are read past them. */
  private static final int PATIENCE = 3;

  private final HttpServletRequest request;
  private final PictureCheck check;
  private final ImageLibrary library;
  private final Problems problems;
  private final StoringPlaces places;
  private final List<FileResult> results = new ArrayList<>();
  private @Nullable PictureUnacceptable firstRefusal;

  ImageUpload(
      HttpServletRequest request,
      PictureCheck check,
      ImageLibrary library,
      Problems problems,
      StoringPlaces places) {
    this.request = request;
    this.check = check;
    this.library = library;
    this.problems = problems;
    this.places = places;
  }

  /** What became of the files. */
  record Results(List<FileResult> results) {}

  /** What became of one file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FileResult(
      String source,
      @Nullable ImageId image,
      Status status,
      @Nullable Integer trimmed,
      @Nullable Problem problem) {}

  /** Whether a file is there now because of this request. */
  enum Status {
    STORED,
    DUPLICATE,
    REJECTED;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where every file is refused, the refusal of the first is the answer's. */
  ResponseEntity<Results> into(ProjectName project, String by) {
    UploadedFiles.receive(
        request, FIELD, MOST_FILES, (source, content) -> add(project, source, content, by));
    boolean allRefused = results.stream().allMatch(r -> r.status() == Status.REJECTED);
    if (allRefused && firstRefusal != null) {
      throw firstRefusal;
    }
    boolean allStored = results.stream().allMatch(r -> r.status() == Status.STORED);
    return ResponseEntity.status(allStored ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new Results(List.copyOf(results)));
  }

  private void add(ProjectName project, String source, InputStream content, String by)
      throws IOException {
    byte[] bytes = content.readNBytes(check.enoughBytes());
    try {
      CheckedPicture picture = check.judge(bytes);
      boolean stored = places.within(() -> library.add(project, picture, source, null, by));
      Integer trimmed = picture.trimmed() == 0 ? null : picture.trimmed();
      Status status = stored ? Status.STORED : Status.DUPLICATE;
      results.add(new FileResult(source, picture.id(), status, trimmed, null));
    } catch (PictureUnacceptable refused) {
      firstRefusal = firstRefusal == null ? refused : firstRefusal;
      Problem problem = problems.answer(refused, request).getBody();
      results.add(new FileResult(source, null, Status.REJECTED, null, problem));
      passOver(content, refused);
    }
  }

  /** For the sake of the files behind it, but not for ever: then the refusal ends the request. */
  private void passOver(InputStream rest, PictureUnacceptable refused) throws IOException {
    long left = (long) PATIENCE * check.enoughBytes();
    for (long passed = rest.skip(left); passed > 0; passed = rest.skip(left)) {
      left -= passed;
      if (left == 0) {
        throw refused;
      }
    }
  }
}
