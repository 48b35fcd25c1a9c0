package io.lynceus.inference.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Sends one picture again and again over some connections, in a process of its own so that its work
 * is not counted as the server's. For each line with a number of seconds on its input it prints how
 * many were answered and the median and 95th percentile in milliseconds.
 */
final class LoadClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;

  private LoadClient(URI address, String token, byte[] picture) {
    byte[] head =
        "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.jpg\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8);
    request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, picture, tail)))
            .build();
  }

  /** Address, token, picture file, connections. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var client = new LoadClient(URI.create(args[0]), args[1], Files.readAllBytes(Path.of(args[2])));
    int connections = Integer.parseInt(args[3]);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(client.run(connections, Double.parseDouble(line)));
    }
  }

  private String run(int connections, double seconds) throws InterruptedException {
    Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Thread> threads =
        IntStream.range(0, connections)
            .mapToObj(i -> Thread.ofVirtual().start(() -> send(end, latencies)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return "%d %.1f %.1f"
        .formatted(
            sorted.length, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6);
  }

  private void send(long end, Queue<Long> latencies) {
    try {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
        latencies.add(System.nanoTime() - start);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
