package io.lynceus.data.exchange.coco;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lynceus.data.exchange.source.JudgedBoxes;
import io.lynceus.data.exchange.source.Rejection;
import io.lynceus.rules.fuzz.Fuzzer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** A document is damaged, of something else, or all boxes that it yields lie inside a picture. */
public final class CocoFuzz {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;

  public static void fuzzerTestOneInput(byte[] json) {
    List<Rejection> strays = new ArrayList<>();
    try {
      Optional<CocoDocument> read =
          new CocoReader("a.json", strays::add).read(new ByteArrayInputStream(json));
      read.ifPresent(CocoFuzz::check);
    } catch (JacksonException expected) {
      // The file is reported as damaged.
    }
  }

  private static void check(CocoDocument document) {
    document.orphans();
    for (CocoImage image : document.images()) {
      JudgedBoxes.check(document.labels(image, WIDTH, HEIGHT), WIDTH, HEIGHT);
    }
  }

  @Test
  void survives() throws IOException, InterruptedException {
    new Fuzzer(
            CocoFuzz.class,
            Stream.of(
                    """
                    {"images":[{"id":1,"file_name":"x.jpg","width":200,"height":100}],
                     "annotations":[{"id":7,"image_id":1,"category_id":3,"bbox":[1,2,3,4],
                      "segmentation":[[1,2]],"iscrowd":0}],
                     "categories":[{"id":3,"name":"a"}]}
                    """,
                    "{\"images\":[{\"id\":{},\"file_name\":null}],\"annotations\":[{\"bbox\":[NaN,"
                        + "1e309,[],\"x\"]}],\"categories\":[7]}",
                    "[1,2,3]",
                    "{\"images\":")
                .map(text -> text.getBytes(UTF_8))
                .toList())
        .run();
  }
}
