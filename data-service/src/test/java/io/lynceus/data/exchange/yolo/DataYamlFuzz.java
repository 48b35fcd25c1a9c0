package io.lynceus.data.exchange.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.data.exchange.source.SourceRefused;
import io.lynceus.data.project.ClassName;
import io.lynceus.rules.fuzz.Fuzzer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A data.yaml is refused, or names classes and folders inside the archive; nothing is run. */
public final class DataYamlFuzz {
  public static void fuzzerTestOneInput(byte[] text) {
    try {
      DataYaml yaml = DataYaml.parse(new String(text, UTF_8));
      if (!yaml.names().stream().allMatch(ClassName::isOne)) {
        throw new AssertionError("Let through: " + yaml.names());
      }
      yaml.splits().values().stream().flatMap(List::stream).forEach(DataYamlFuzz::checkInside);
      checkInside(yaml.path());
    } catch (SourceRefused expected) {
      // The whole import is answered for with this sentence.
    }
  }

  private static void checkInside(String place) {
    if (place.startsWith("/") || List.of(place.split("/")).contains("..")) {
      throw new AssertionError("Leads outside: " + place);
    }
  }

  @Test
  void survives() throws IOException, InterruptedException {
    new Fuzzer(
            DataYamlFuzz.class,
            Stream.of(
                    "path: .\ntrain: images/train\nval: [a, ../b]\nnc: 2\nnames: [a, b]",
                    "names: {0: a, 1: b}\ntrain: x",
                    "names: !!javax.script.ScriptEngineManager [x]",
                    "a: &a [x, x]\nb: &b [*a, *a]\nnames: [*b, *b]",
                    "names: [a]\ndownload: bash true",
                    "train: ../../etc\nnames: ['<b>']",
                    "? {a: {b: [c]}}\n: [1, 0x1f, 1e3, 2001-01-01]\nnames: |\n  a")
                .map(yaml -> yaml.getBytes(UTF_8))
                .toList())
        .run();
  }
}
