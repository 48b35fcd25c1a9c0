package io.lynceus.cli.gateway;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The body of an upload. Files are read while they are sent; nothing is held but a buffer. */
public final class Multipart {
  /** Long and odd enough to stand in no picture; fixed, so that bodies can be compared. */
  private static final String BOUNDARY = "lynceus-7MA4YWxkTrZu0gW-2d41402abc4b2a76b9719d911017c592";

  private final List<BodyPublisher> parts = new ArrayList<>();

  /** Adds a file under its own name. */
  public Multipart file(String field, Path file) throws FileNotFoundException {
    return part(field, file.getFileName().toString(), BodyPublishers.ofFile(file));
  }

  /** Adds bytes at hand. */
  public Multipart bytes(String field, String name, byte[] content) {
    return part(field, name, BodyPublishers.ofByteArray(content));
  }

  /** Adds what a stream gives; it is opened when sending starts, and again when it is repeated. */
  public Multipart stream(String field, String name, Supplier<InputStream> content) {
    return part(field, name, BodyPublishers.ofInputStream(content));
  }

  private Multipart part(String field, String name, BodyPublisher content) {
    String quoted =
        name.replace("\\", "%5C").replace("\"", "%22").replace("\r", "").replace("\n", "");
    parts.add(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; "));
    parts.add(text("name=\"%s\"; filename=\"%s\"\r\n".formatted(field, quoted)));
    parts.add(text("Content-Type: application/octet-stream\r\n\r\n"));
    parts.add(content);
    parts.add(text("\r\n"));
    return this;
  }

  String mediaType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  BodyPublisher body() {
    List<BodyPublisher> all = new ArrayList<>(parts);
    all.add(text("--" + BOUNDARY + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
