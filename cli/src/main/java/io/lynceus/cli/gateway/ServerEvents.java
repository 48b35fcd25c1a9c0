package io.lynceus.cli.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Server-sent events, of which only the data is of interest here. */
public final class ServerEvents {
  private ServerEvents() {}

  /** Hears the data of each event, and says whether to go on. */
  @FunctionalInterface
  public interface Listener {
    boolean hear(JsonNode data);
  }

  static void read(InputStream stream, Predicate<String> eachData) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    var data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring(5).stripLeading());
      } else if (line.isEmpty() && !data.isEmpty()) {
        if (!eachData.test(data.toString())) {
          return;
        }
        data.setLength(0);
      }
    }
  }
}
