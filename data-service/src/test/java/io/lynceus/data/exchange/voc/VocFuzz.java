package io.lynceus.data.exchange.voc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.data.exchange.source.JudgedBoxes;
import io.lynceus.data.exchange.source.LabelRefused;
import io.lynceus.rules.fuzz.Fuzzer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An annotation is refused, or its boxes lie inside the picture; nothing is fetched, ever. */
public final class VocFuzz {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;

  public static void fuzzerTestOneInput(byte[] xml) {
    try {
      JudgedBoxes.check(VocAnnotation.parse(xml, "a.xml").labels(WIDTH, HEIGHT), WIDTH, HEIGHT);
    } catch (LabelRefused expected) {
      // The file is reported with this reason.
    }
  }

  @Test
  void survives() throws IOException, InterruptedException {
    String object =
        "<object><name>a</name><bndbox><xmin>%s</xmin><ymin>2</ymin><xmax>30</xmax>"
            + "<ymax>40</ymax></bndbox></object>";
    new Fuzzer(
            VocFuzz.class,
            Stream.of(
                    "<annotation><size><width>200</width><height>100</height></size>"
                        + object.formatted("1")
                        + object.formatted("NaN")
                        + object.formatted("1e309")
                        + "</annotation>",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;"
                        + "</annotation>",
                    "<annotation><object><name><![CDATA[<b>]]></name></object></annotation>",
                    "<?xml version=\"1.0\" encoding=\"UTF-16\"?><annotation/>")
                .map(text -> text.getBytes(UTF_8))
                .toList())
        .run();
  }
}
