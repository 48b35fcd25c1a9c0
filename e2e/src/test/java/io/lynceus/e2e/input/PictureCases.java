package io.lynceus.e2e.input;

import io.lynceus.e2e.input.Caller.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Files that are no picture, or not one that is taken. Each is stored nowhere and looked at by
 * nobody.
 */
final class PictureCases {
  private static final String NAMES_WHAT_IS_READ = "picture-unsupported";

  private PictureCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(both("B1", "zero bytes", 400, "picture-empty", () -> new byte[0]));
    all.addAll(both("B5", "text called .jpg", 415, NAMES_WHAT_IS_READ, () -> Bytes.of("hello")));
    all.addAll(both("B7", "half a JPEG", 422, "picture-truncated", PictureCases::half));
    all.addAll(both("B10", "30000 x 30000 pixels", 422, "picture-too-large", PictureCases::bomb));
    all.addAll(
        both(
            "B11",
            "frame of 65500 x 65500",
            422,
            "picture-too-large",
            () -> Jpeg.saying(65500, 65500)));
    all.add(stored("B2", "26 MB", 413, "picture-too-many-bytes", () -> new byte[26 << 20]));
    all.add(stored("B12", "0 x 0", 422, "picture-damaged", () -> Png.saying(0, 0)));
    all.add(
        stored(
            "B12",
            "width 2^31-1",
            422,
            "picture-too-large",
            () -> Png.saying(Integer.MAX_VALUE, 9)));
    all.add(stored("B14", "APNG of 10000", 422, "picture-animated", () -> Png.animated(10_000)));
    all.add(stored("B14", "WebP of 10000", 422, "picture-animated", () -> Webp.animated(10_000)));
    all.addAll(others());
    all.addAll(amongMany());
    return all;
  }

  /** None of these is read, whatever is in it. */
  private static List<Case> others() {
    return List.of(
        other("B14", "GIF", "GIF89a\1\0\1\0"),
        other("B19", "SVG with script", "<svg onload='alert(1)'><script>alert(2)</script></svg>"),
        other(
            "B19",
            "SVG with a file",
            "<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>"),
        other("B19", "SVG with a link", "<svg><image href='http://127.0.0.1:9/x'/></svg>"),
        other("B20", "TIFF", "II*\0\10\0\0\0"),
        other("B20", "HEIC", "\0\0\0\30ftypheic\0\0\0\0"),
        other("B20", "PSD", "8BPS\0\1"),
        other("B20", "PDF", "%PDF-1.7"));
  }

  private static Case other(String row, String what, String head) {
    return stored(row, what, 415, NAMES_WHAT_IS_READ, () -> Bytes.of(head + " ".repeat(200)));
  }

  /** One among others is refused alone; the good ones here are there already. */
  private static List<Case> amongMany() {
    return List.of(
        new Case(
            "B5",
            "among others that are stored",
            415,
            NAMES_WHAT_IS_READ,
            scene ->
                Answer.ofItem(
                    scene
                        .admin()
                        .upload(scene.images(), good(scene), file(Bytes.of("hello")), good(scene))
                        .hasStatus(200)
                        .json()
                        .at("/results/1/problem"))),
        new Case(
            "B7",
            "among others that are looked at",
            422,
            "picture-truncated",
            scene ->
                Answer.ofItem(
                    scene
                        .admin()
                        .upload(scene.detections(), good(scene), file(half()), good(scene))
                        .hasStatus(200)
                        .json()
                        .at("/images/1/problem"))));
  }

  private static List<Case> both(
      String row, String what, int status, String type, Supplier<byte[]> bytes) {
    return List.of(
        stored(row, what, status, type, bytes),
        new Case(
            row,
            what + ", to be looked at",
            status,
            type,
            scene -> scene.admin().upload(scene.detections(), file(bytes.get()))));
  }

  private static Case stored(
      String row, String what, int status, String type, Supplier<byte[]> bytes) {
    return new Case(
        row, what, status, type, scene -> scene.admin().upload(scene.images(), file(bytes.get())));
  }

  private static Part file(byte[] bytes) {
    return new Part("files", "picture.jpg", "image/jpeg", bytes);
  }

  private static Part good(Scene scene) {
    return Part.file("files", "x.png", scene.picture());
  }

  private static byte[] half() {
    byte[] whole = Jpeg.plain(10, 200, 10);
    return Bytes.upTo(whole, whole.length / 2 + 200);
  }

  private static byte[] bomb() {
    return Png.bomb(30_000);
  }
}
