package io.lynceus.rules.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Uploads one picture again and again, in a process of its own so that its work is not counted as
 * the server's. Each line on its input is one spell: {@code closed CONNECTIONS SECONDS} sends the
 * next when the last is answered, {@code open RATE SECONDS} sends when it is time, answered or not,
 * as strangers do.
 */
final class LoadClient {
  private static final int REFUSED = 429;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String header;
  private final String value;
  private final byte[] head;
  private final byte[] picture;
  private final boolean unique;
  private final AtomicLong sent = new AtomicLong(System.nanoTime());

  private LoadClient(String... target) throws IOException {
    address = URI.create(target[0]);
    header = target[1];
    value = target[2];
    head =
        "--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.jpg\"\r\n\r\n"
            .formatted(target[3])
            .getBytes(StandardCharsets.UTF_8);
    picture = Files.readAllBytes(Path.of(target[4]));
    unique = Boolean.parseBoolean(target[5]);
  }

  private final class Spell {
    private final long start = System.nanoTime();
    private final Queue<Long> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Long> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();

    void send(long due) {
      try {
        var answer = http.send(request(), HttpResponse.BodyHandlers.discarding());
        long taken = System.nanoTime() - due;
        if (answer.statusCode() / 100 == 2) {
          accepted.add(taken);
        } else if (answer.statusCode() == REFUSED) {
          refused.add(taken);
        } else {
          failed.incrementAndGet();
        }
      } catch (IOException e) {
        failed.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void closed(int connections, double seconds) {
      long end = start + (long) (seconds * 1e9);
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < connections; i++) {
          callers.execute(
              () -> {
                for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                  send(now);
                }
              });
        }
      }
    }

    void open(double rate, double seconds) {
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < rate * seconds; i++) {
          long due = start + (long) (i / rate * 1e9);
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          callers.execute(() -> send(due));
        }
      }
    }

    Load ended() {
      return Load.of(
          accepted.stream().mapToLong(Long::longValue).toArray(),
          refused.stream().mapToLong(Long::longValue).toArray(),
          failed.get(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  /** Address, name and value of a header, field of the form, file, whether each is to differ. */
  public static void main(String[] args) throws IOException {
    var client = new LoadClient(args);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      Spell spell = client.new Spell();
      if (words[0].equals("closed")) {
        spell.closed(Integer.parseInt(words[1]), Double.parseDouble(words[2]));
      } else {
        spell.open(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
      }
      System.out.println(spell.ended().line());
    }
  }

  private HttpRequest request() {
    byte[] tail = "\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8);
    var body = unique ? List.of(head, start(), rest(), tail) : List.of(head, picture, tail);
    return HttpRequest.newBuilder(address)
        .header(header, value)
        .header("Content-Type", "multipart/form-data; boundary=cut")
        .POST(HttpRequest.BodyPublishers.ofByteArrays(body))
        .build();
  }

  /** A JPEG file's first marker and a comment that no other has. */
  private byte[] start() {
    return ByteBuffer.allocate(14)
        .putShort((short) 0xFFD8)
        .putShort((short) 0xFFFE)
        .putShort((short) 10)
        .putLong(sent.incrementAndGet())
        .array();
  }

  private byte[] rest() {
    return java.util.Arrays.copyOfRange(picture, 2, picture.length);
  }
}
