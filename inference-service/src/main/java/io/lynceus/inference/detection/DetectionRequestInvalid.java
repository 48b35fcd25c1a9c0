package io.lynceus.inference.detection;

import io.lynceus.platform.problem.InvalidField;
import io.lynceus.platform.problem.LynceusProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request for detections that cannot be answered as it is. */
final class DetectionRequestInvalid extends LynceusProblem {
  private static final long serialVersionUID = 1;

  private DetectionRequestInvalid(String slug, HttpStatus status, String where, String detail) {
    super(slug, status, detail, List.of(new InvalidField(where, detail)));
  }

  static DetectionRequestInvalid noPictures() {
    return new DetectionRequestInvalid(
        "no-pictures",
        HttpStatus.BAD_REQUEST,
        "files",
        "The request has no picture: send multipart parts 'files' or JSON {images:[{name, base64}]}");
  }

  static DetectionRequestInvalid tooManyPictures(int sent, int most) {
    return new DetectionRequestInvalid(
        "too-many-pictures",
        HttpStatus.CONTENT_TOO_LARGE,
        "files",
        "The request has %d pictures; at most %d are accepted".formatted(sent, most));
  }

  static DetectionRequestInvalid tooLarge(long most) {
    return new DetectionRequestInvalid(
        "payload-too-large",
        HttpStatus.CONTENT_TOO_LARGE,
        "",
        "The body has more than %,d bytes; send large pictures as multipart".formatted(most));
  }

  static DetectionRequestInvalid unreadable(String where, String detail) {
    return new DetectionRequestInvalid(
        "invalid-input", HttpStatus.UNPROCESSABLE_CONTENT, where, detail);
  }

  static DetectionRequestInvalid notDrawable() {
    return unreadable(
        "draw", "A picture with boxes is drawn of exactly one picture, with Accept: image/png");
  }
}
