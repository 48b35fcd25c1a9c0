package io.lynceus.e2e.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Somebody with a credential, or none, at an address of this machine. */
final class Caller {
  private static final String BOUNDARY = "wrong-input";
  private static final String HERE = "127.0.0.1";

  private final URI gateway;
  private final HttpClient client;
  private final String[] credential;

  private Caller(URI gateway, HttpClient client, String... credential) {
    this.gateway = gateway;
    this.client = client;
    this.credential = credential;
  }

  static Caller nobody(URI gateway) {
    return new Caller(gateway, client(HERE));
  }

  Caller withKey(String key) {
    return new Caller(gateway, client, "X-API-Key", key);
  }

  Caller withToken(String token) {
    return new Caller(gateway, client, "Authorization", "Bearer " + token);
  }

  /** The same at another address of the loopback network: bad logins are counted by address. */
  Caller from(String address) {
    return new Caller(gateway, client(address), credential);
  }

  private static HttpClient client(String address) {
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .localAddress(InetAddress.getByName(address))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of a multipart body; its name goes out as it is. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Part(String field, String name, String mediaType, byte[] content) {
    static Part file(String field, String name, byte[] content) {
      return new Part(field, name, "application/octet-stream", content);
    }
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, new byte[0], headers);
  }

  Answer json(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(method, path, bytes, joined(headers, "Content-Type", "application/json"));
  }

  Answer upload(String path, Part... parts) throws IOException, InterruptedException {
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    return send("POST", path, multipart(parts), "Content-Type", type);
  }

  Answer send(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve("/api/v1" + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, BodyPublishers.ofByteArray(body));
    String[] all = joined(credential, headers);
    if (all.length > 0) {
      request.headers(all);
    }
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private static String[] joined(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  private static byte[] multipart(Part... parts) {
    var body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String head =
          """
          --%s\r
          Content-Disposition: form-data; name="%s"; filename="%s"\r
          Content-Type: %s\r
          \r
          """
              .formatted(BOUNDARY, part.field(), part.name(), part.mediaType());
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }
}
