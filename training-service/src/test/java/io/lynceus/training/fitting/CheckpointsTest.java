package io.lynceus.training.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.training.checkpoint.Tensor;
import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.checkpoint.TensorFileInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  @TempDir Path folder;
  private Checkpoints checkpoints;
  private final List<String> offered = new ArrayList<>();

  @BeforeEach
  void open() {
    checkpoints = new Checkpoints(folder.resolve("run"));
  }

  @Test
  void aNewFitHasNothingToGoOnFrom() {
    assertThat(resume()).isFalse();
    assertThat(offered).isEmpty();
  }

  @Test
  void goesOnFromTheLastState() {
    save(1, 2, 3);
    assertThat(resume()).isTrue();
    assertThat(offered).containsExactly("3");
    assertThat(folder.resolve("run"))
        .isDirectoryContaining("glob:**/last.safetensors")
        .isDirectoryContaining("glob:**/previous.safetensors")
        .isDirectoryNotContaining("glob:**/*.draft");
  }

  @Test
  void aDamagedStateIsPassedOverForTheOneBefore() throws IOException {
    save(1, 2);
    damage("last.safetensors");
    assertThat(resume()).isTrue();
    assertThat(offered).containsExactly("1");
  }

  @Test
  void aTornStateIsPassedOverForTheOneBefore() throws IOException {
    save(1, 2);
    Path last = folder.resolve("run/last.safetensors");
    byte[] whole = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(whole, whole.length - 5));
    assertThat(resume()).isTrue();
    assertThat(offered).containsExactly("1");
  }

  /** As after a kill between the two moves of a save. */
  @Test
  void theOneBeforeIsEnoughWhereTheLastIsMissing() throws IOException {
    save(1, 2);
    Files.delete(folder.resolve("run/last.safetensors"));
    assertThat(resume()).isTrue();
    assertThat(offered).containsExactly("1");
  }

  @Test
  void whereBothAreDamagedNothingIsGoneOnFrom() throws IOException {
    save(1, 2);
    damage("last.safetensors");
    damage("previous.safetensors");
    assertThat(resume()).isFalse();
  }

  @Test
  void aStateThatIsNotTakenIsPassedOver() {
    save(1, 2);
    assertThat(
            checkpoints.resume(
                saved -> {
                  offered.add(saved.word("epoch"));
                  saved.requireWord("epoch", "1");
                }))
        .isTrue();
    assertThat(offered).containsExactly("2", "1");
  }

  /** /dev/full takes nothing, as a full disk does. */
  @Test
  void aFullDiskLeavesWhatWasSaved() throws IOException {
    save(1, 2);
    Files.createSymbolicLink(folder.resolve("run/next.safetensors.draft"), Path.of("/dev/full"));
    TensorFile third = state(3);
    assertThatThrownBy(() -> checkpoints.save(third))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("next.safetensors")
        .cause()
        .hasMessageContaining("No space left on device");
    assertThat(resume()).isTrue();
    assertThat(offered).containsExactly("2");
  }

  @Test
  void theBestWeightsAreApartFromTheState() {
    checkpoints.saveBest(state(5));
    save(6, 7);
    assertThat(checkpoints.best().word("epoch")).isEqualTo("5");
    assertThat(checkpoints.bestFile()).exists();
  }

  private boolean resume() {
    return checkpoints.resume(saved -> offered.add(saved.word("epoch")));
  }

  private void save(int... epochs) {
    Arrays.stream(epochs).forEach(epoch -> checkpoints.save(state(epoch)));
  }

  private static TensorFile state(int epoch) {
    return new TensorFile(
        Map.of("epoch", Integer.toString(epoch)),
        Map.of("learned", Tensor.of(new float[] {epoch, 2, 3})));
  }

  private void damage(String name) throws IOException {
    Path file = folder.resolve("run").resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 6] ^= 0x10;
    Files.write(file, bytes);
    assertThatThrownBy(() -> TensorFile.read(file)).isInstanceOf(TensorFileInvalid.class);
  }
}
