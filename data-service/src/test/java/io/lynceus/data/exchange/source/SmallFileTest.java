package io.lynceus.data.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.data.exchange.archive.Archive;
import io.lynceus.data.exchange.archive.Packed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmallFileTest {
  @TempDir Path folder;

  @Test
  void readsTextAndLists() throws IOException {
    try (Archive archive =
        Packed.of("list.txt", "\ufeffone\r\n\r\n  two \n").and("text.txt", "ä").open(folder)) {
      assertThat(SmallFile.list(archive, "list.txt")).containsExactly("one", "two");
      assertThat(SmallFile.text(archive, "text.txt", 10)).isEqualTo("ä");
    }
  }

  @Test
  void refusesWhatIsTooLargeBeforeReadingIt() throws IOException {
    try (Archive archive = Packed.of("a.txt", "12345").open(folder)) {
      assertThatThrownBy(() -> SmallFile.bytes(archive, "a.txt", 4))
          .isInstanceOf(LabelRefused.class)
          .hasMessageContaining("more than 4 bytes");
    }
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    try (Archive archive = new Packed().and("a.txt", new byte[] {(byte) 0xC3, 0x28}).open(folder)) {
      assertThatThrownBy(() -> SmallFile.text(archive, "a.txt", 10))
          .isInstanceOfSatisfying(
              LabelRefused.class, r -> assertThat(r.reason()).contains("UTF-8"));
    }
  }

  @Test
  void labelsAreOfThePictureOrOfNobody() {
    assertThat(SourceLabels.none().labeled()).isFalse();
    assertThat(SourceLabels.refused("a.txt", "why").labeled()).isFalse();
    assertThat(SourceLabels.refused("a.txt", "why").rejected())
        .containsExactly(new Rejection("a.txt", "why"));
    assertThat(SourceLabels.of(java.util.List.of(), java.util.List.of()).labeled())
        .as("background")
        .isTrue();
  }
}
