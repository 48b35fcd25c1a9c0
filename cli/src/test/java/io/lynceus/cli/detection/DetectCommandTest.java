package io.lynceus.cli.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.cli.stub.StubPlatform;
import io.lynceus.cli.stub.Typed;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import io.lynceus.vision.picture.PictureEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectCommandTest {
  private static final String ASK = "POST /models/cells/detections";
  private static final String FOUND =
      """
      {"source": "sent.png", "width": 64, "height": 48, "model": "cells", "version": "1",
       "detections": [{"class": "WBC", "confidence": 0.9, "x1": 8, "y1": 20, "x2": 40, "y2": 40},
                      {"class": "RBC", "confidence": 0.8, "x1": 30, "y1": 20, "x2": 60, "y2": 44},
                      {"class": "RBC", "confidence": 0.7, "x1": 0, "y1": 0, "x2": 9, "y2": 9}]}
      """;
  private static final String TORN =
      "{\"source\":\"torn.png\",\"problem\":{\"title\":\"Damaged\",\"detail\":\"The data ends too early\"}}";

  @TempDir Path folder;
  private StubPlatform platform;

  @BeforeEach
  void open() throws IOException {
    platform = new StubPlatform();
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void answersWithTheFieldsThatScriptsReadAndTheNameThatWasTyped() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Path picture = picture("a.png");
    Typed result = Typed.at(platform, "detect", picture, "--project", "cells", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.json().at("/images/0/source").asString()).isEqualTo(picture.toString());
    assertThat(result.json().at("/images/0/version").asString()).isEqualTo("1");
    assertThat(result.json().at("/images/0/detections/0/class").asString()).isEqualTo("WBC");
    assertThat(result.json().at("/images/0/detections/2/x2").asDouble()).isEqualTo(9);
  }

  @Test
  void peopleGetCounts() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Path picture = picture("a.png");
    assertThat(Typed.at(platform, "detect", picture, "--project", "cells").out().strip())
        .isEqualTo(picture + ": 2 RBC, 1 WBC");
  }

  @Test
  void oneBadPictureIsAFailureAndTheOthersAreShown() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s,%s]}".formatted(TORN, FOUND));
    Typed result =
        Typed.at(platform, "detect", picture("torn.png"), picture("b.png"), "--project", "cells");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("b.png: 2 RBC, 1 WBC");
    assertThat(result.err()).contains("torn.png: The data ends too early");
  }

  @Test
  void aFileThatIsNotThereIsThatPicturesProblem() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Path missing = folder.resolve("none.png");
    Typed result =
        Typed.at(platform, "detect", missing, picture("b.png"), "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().at("/images/0/problem/detail").asString()).contains("no such file");
    assertThat(result.json().at("/images/1/detections")).hasSize(3);
  }

  @Test
  void manyPicturesGoInSeveralRequestsAndAFolderIsItsPictures() throws IOException {
    for (int i = 0; i < 10; i++) {
      picture("p%d.png".formatted(i));
    }
    Files.writeString(folder.resolve("notes.txt"), "not a picture");
    String eight = IntStream.range(0, 8).mapToObj(_ -> FOUND).collect(Collectors.joining(","));
    platform
        .on(ASK + "?confidence=0.5", 200, "{\"images\":[%s]}".formatted(eight))
        .on(ASK + "?confidence=0.5", 200, "{\"images\":[%s,%s]}".formatted(FOUND, FOUND));
    Typed result =
        Typed.at(platform, "detect", folder, "--project", "cells", "--confidence", 0.5, "--json");
    assertThat(result.json().path("images")).hasSize(10);
    assertThat(result.json().at("/images/9/source").asString()).endsWith("p9.png");
    assertThat(platform.asked()).hasSize(2);
  }

  @Test
  void asksTheVersionOrAliasThatWasNamed() throws IOException {
    Path picture = picture("a.png");
    platform
        .on("POST /models/other/detections?version=3", 200, "{\"images\":[%s]}".formatted(FOUND))
        .on(
            "POST /models/other/detections?alias=shadow",
            200,
            "{\"images\":[%s]}".formatted(FOUND));
    Object[] words = {
      "detect", picture, "--project", "cells", "--model", "other", "--version", "3"
    };
    assertThat(Typed.at(platform, words).exitCode()).isZero();
    words[7] = "@shadow";
    assertThat(Typed.at(platform, words).exitCode()).isZero();
  }

  @Test
  void savesPicturesWithBoxes() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s,%s]}".formatted(FOUND, FOUND));
    Path here = picture("a.png");
    Path there = Files.copy(here, Files.createDirectory(folder.resolve("more")).resolve("a.png"));
    Path saved = folder.resolve("saved");
    Typed result =
        Typed.at(platform, "detect", here, there, "--project", "cells", "--save", saved, "--json");
    assertThat(result.json().at("/images/0/saved").asString())
        .isEqualTo(saved.resolve("a.png").toString());
    assertThat(saved.resolve("a-2.png")).exists();
    byte[] bytes = Files.readAllBytes(saved.resolve("a.png"));
    Picture drawn = new PictureDecoder(PictureLimits.STANDARD).decode(bytes);
    assertThat(drawn.width()).isEqualTo(64);
    assertThat(drawn.pixel(24, 40)).isNotZero();
  }

  @Test
  void aPictureThatThePlatformSaysNothingAboutIsNoEmptyPicture() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Typed result =
        Typed.at(
            platform, "detect", picture("a.png"), picture("b.png"), "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().path("images")).hasSize(2);
    assertThat(result.json().at("/images/1/problem/detail").asString())
        .isEqualTo("The platform did not say anything about it");
    assertThat(result.err()).contains("b.png: The platform did not say anything");
  }

  @Test
  void waitsWhileTheQueueIsFull() throws IOException {
    byte[] full = "{\"detail\":\"The queue is full\"}".getBytes(StandardCharsets.UTF_8);
    platform
        .on(ASK, 429, "application/problem+json", full, Map.of("Retry-After", "2"))
        .on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Typed result = Typed.at(platform, "detect", picture("a.png"), "--project", "cells");
    assertThat(result.exitCode()).isZero();
    assertThat(result.waited()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void aPictureWithoutObjectsIsNothingAndNoFailure() throws IOException {
    platform.on(ASK, 200, "{\"images\":[{\"source\":\"a.png\",\"detections\":[]}]}");
    Path picture = picture("a.png");
    Typed result = Typed.at(platform, "detect", picture, "--project", "cells");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().strip()).isEqualTo(picture + ": nothing");
  }

  @Test
  void aFolderWithoutPicturesIsAFailure() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Typed result = Typed.at(platform, "detect", empty, "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("empty has no pictures in it");
    assertThat(platform.asked()).isEmpty();
  }

  @Test
  void onePictureTypedTwiceIsAnsweredTwice() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s,%s]}".formatted(FOUND, FOUND));
    Path picture = picture("a.png");
    Typed result = Typed.at(platform, "detect", picture, picture, "--project", "cells", "--json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.json().at("/images/1/detections")).hasSize(3);
  }

  @Test
  void savedNamesThatCollideAreAllKept() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s,%s,%s,%s]}".formatted(FOUND, FOUND, FOUND, FOUND));
    Path saved = folder.resolve("saved");
    Path first = picture("a.png");
    Path same = Files.copy(first, folder.resolve("a.bmp"));
    Path numbered = picture("a-2.png");
    Path plain = Files.copy(first, folder.resolve("a"));
    Object[] words = {
      "detect", first, same, numbered, plain, "--project", "cells", "--save", saved
    };
    assertThat(Typed.at(platform, words).exitCode()).isZero();
    assertThat(saved.toFile().list())
        .containsExactlyInAnyOrder("a.png", "a-2.png", "a-2-2.png", "a-3.png");
  }

  @Test
  void aBadPictureIsNotDrawnAndTheOthersAre() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s,%s]}".formatted(TORN, FOUND));
    Path saved = folder.resolve("saved");
    Path torn = Files.writeString(folder.resolve("torn.png"), "not a picture");
    Object[] words = {"detect", torn, picture("b.png"), "--project", "cells", "--save", saved};
    Typed result = Typed.at(platform, words);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(saved.toFile().list()).containsExactly("b.png");
    assertThat(result.out()).contains("Saved in " + saved);
  }

  @Test
  void aFolderToSaveInThatIsAFileIsASentence() throws IOException {
    platform.on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Path file = Files.writeString(folder.resolve("notes"), "mine");
    Object[] words = {"detect", picture("a.png"), "--project", "cells", "--save", file, "--json"};
    Typed result = Typed.at(platform, words);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.err()).contains("notes").doesNotContain("fault of the command line");
    assertThat(file).hasContent("mine");
  }

  @Test
  void manyPicturesShowHowFarTheyAre() throws IOException {
    for (int i = 0; i < 9; i++) {
      picture("p%d.png".formatted(i));
    }
    String eight = IntStream.range(0, 8).mapToObj(_ -> FOUND).collect(Collectors.joining(","));
    platform
        .on(ASK, 200, "{\"images\":[%s]}".formatted(eight))
        .on(ASK, 200, "{\"images\":[%s]}".formatted(FOUND));
    Typed result = Typed.at(platform, "detect", folder, "--project", "cells", "--json");
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.err()).contains(" 88%  8 of 9 pictures").contains("100%  9 of 9 pictures");
  }

  /** The ninth goes alone, and the platform refuses the request. */
  @Test
  void aBadPictureThatGoesAloneIsNamedAndTheOthersAreShown() throws IOException {
    for (int i = 1; i <= 9; i++) {
      picture("%d.png".formatted(i));
    }
    String eight = String.join(",", Collections.nCopies(8, FOUND));
    platform
        .on(ASK, 200, "{\"images\":[%s]}".formatted(eight))
        .on(ASK, 422, "{\"type\":\"urn:lynceus:problem:picture-truncated\",\"detail\":\"Torn\"}");
    Typed result = Typed.at(platform, "detect", folder, "--project", "cells", "--json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("9.png: Torn");
    assertThat(result.json().path("images")).hasSize(9);
  }

  @Test
  void aRefusalForAllIsOneSentence() throws IOException {
    platform.on(ASK, 409, "{\"detail\":\"cells has no production version: promote one\"}");
    Typed result = Typed.at(platform, "detect", picture("a.png"), "--project", "cells");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("promote one");
  }

  private Path picture(String name) throws IOException {
    byte[] black = PictureEncoding.png(new Picture(64, 48, new byte[64 * 48 * 3]));
    return Files.write(folder.resolve(name), black);
  }
}
