package io.lynceus.data.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.contracts.Split;
import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturePathsTest {
  @TempDir Path folder;

  @Test
  void takesPathsApart() {
    assertThat(PicturePaths.stem("a.b/c.d.jpg")).isEqualTo("a.b/c.d");
    assertThat(PicturePaths.stem("a.b/c")).isEqualTo("a.b/c");
    assertThat(PicturePaths.extension("a.b/c.JPG")).isEqualTo("jpg");
    assertThat(PicturePaths.folder("a/b/c")).isEqualTo("a/b");
    assertThat(PicturePaths.folder("c")).isEmpty();
    assertThat(PicturePaths.join("", "c")).isEqualTo("c");
    assertThat(PicturePaths.join("a", "")).isEqualTo("a");
  }

  @Test
  void findsOnlyWhatLiesBelowAFolder() throws IOException {
    try (Archive archive = Packed.of("a/x.jpg", "").and("ab/y.jpg", "").open(folder)) {
      assertThat(PicturePaths.below(archive, "a")).containsExactly("a/x.jpg");
      assertThat(PicturePaths.below(archive, "")).hasSize(2);
    }
  }

  @Test
  void theInnermostFolderSaysTheSplit() {
    assertThat(PicturePaths.splitOfFolders("test/valid/x.jpg")).contains(Split.VAL);
    assertThat(PicturePaths.splitOfFolders("training/images/x.jpg")).contains(Split.TRAIN);
    assertThat(PicturePaths.splitOfFolders("images/train.jpg")).isEmpty();
  }

  @Test
  void keepsUnacceptedPicturesSoThatTheyAreRefusedByName() {
    assertThat(PicturePaths.isPicture("a/x.TIFF")).isTrue();
    assertThat(PicturePaths.isPicture("a/x.txt")).isFalse();
  }
}
