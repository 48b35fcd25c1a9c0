package io.lynceus.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HalfSentObjectsTest {
  private static final String UUID = "-72b7c22a-d050-4dd4-a372-56900bb4daf5";
  @TempDir Path folder;

  @Test
  void deletesWhatIsNamedLikeAHalfAndHasNoAttributes() throws IOException {
    Path half = object("images/half" + UUID);
    new HalfSentObjects(folder).delete();
    assertThat(half).doesNotExist();
  }

  @Test
  void keepsAWholeObjectOfSuchAName() throws IOException {
    Path whole = object("images/whole" + UUID);
    Files.getFileAttributeView(whole, UserDefinedFileAttributeView.class)
        .write("content-md5", StandardCharsets.UTF_8.encode("x"));
    new HalfSentObjects(folder).delete();
    assertThat(whole).exists();
  }

  @Test
  void keepsFilesOfOtherNames() throws IOException {
    Path restored = object("images/restored-without-attributes");
    new HalfSentObjects(folder).delete();
    assertThat(restored).exists();
  }

  private Path object(String key) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "bytes");
  }
}
