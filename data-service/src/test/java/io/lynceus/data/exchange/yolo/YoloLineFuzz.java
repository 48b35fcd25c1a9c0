package io.lynceus.data.exchange.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.data.exchange.source.JudgedBoxes;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.data.exchange.source.SourceLabels;
import io.lynceus.data.exchange.source.SourceLabels.SourceBox;
import io.lynceus.rules.fuzz.Fuzzer;
import io.lynceus.vision.box.LabeledBox;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A line of a label file is refused, or is a box of a known class inside the picture. */
public final class YoloLineFuzz {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;
  private static final List<String> NAMES = List.of("a", "b", "c");

  public static void fuzzerTestOneInput(byte[] line) {
    try {
      LabeledBox box = YoloLine.parse(new String(line, UTF_8), NAMES.size(), WIDTH, HEIGHT);
      var source = new SourceBox(NAMES.get(box.classIndex()), box.box(), "x.txt:1");
      JudgedBoxes.check(SourceLabels.of(List.of(source), List.of()), WIDTH, HEIGHT);
    } catch (LabelRefused expected) {
      // The line is reported with this reason.
    }
  }

  @Test
  void survives() throws IOException, InterruptedException {
    new Fuzzer(
            YoloLineFuzz.class,
            Stream.of(
                    "0 0.5 0.5 0.1 0.1",
                    "2 0.1 0.1 0.2 0.1 0.2 0.2",
                    "1.0 1e-3 .5 1.009 0x1p-2",
                    "3 NaN Infinity 1e309 -0.1",
                    "-1 0,5 0,5 0,1 0,1",
                    "\ufeff0 .5 .5 0 .1")
                .map(text -> text.getBytes(UTF_8))
                .toList())
        .run();
  }
}
