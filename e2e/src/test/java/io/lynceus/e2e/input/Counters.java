package io.lynceus.e2e.input;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many refusals of each type all services together have counted, as Prometheus reads it. */
record Counters(Map<String, Double> byType) {
  private static final Pattern LINE =
      Pattern.compile("lynceus_problems_total\\{[^}]*type=\"([^\"]+)\"[^}]*} ([0-9.E]+)");

  static Counters of(RunningPlatform platform, HttpClient client)
      throws IOException, InterruptedException {
    Map<String, Double> counted = new TreeMap<>();
    for (ServiceModule service : ServiceModule.values()) {
      URI metrics = platform.url(service).resolve("/actuator/prometheus");
      String text =
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      Matcher line = LINE.matcher(text);
      while (line.find()) {
        counted.merge(line.group(1), Double.valueOf(line.group(2)), Double::sum);
      }
    }
    return new Counters(counted);
  }

  double of(String type) {
    return byType.getOrDefault(type, 0.0);
  }
}
