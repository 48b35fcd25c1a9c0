package io.lynceus.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TensorFileTest {
  private static final TensorFile SAVED =
      new TensorFile(
          Map.of("epoch", "3"),
          Map.of(
              "b",
              new Tensor(List.of(2L, 1L), new float[] {1.5f, -2}),
              "a",
              Tensor.of(new float[] {Float.MIN_VALUE})));

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("deep/saved.safetensors");
    SAVED.write(file);
    TensorFile read = TensorFile.read(file);
    assertThat(read.word("epoch")).isEqualTo("3");
    assertThat(read.tensor("b").shape()).containsExactly(2L, 1L);
    assertThat(read.tensor("b").values()).containsExactly(1.5f, -2);
    assertThat(read.tensor("a").values()).containsExactly(Float.MIN_VALUE);
    assertThat(folder.resolve("deep")).isDirectoryContaining(f -> f.equals(file));
  }

  /** The checksum is that of a Python program over the header without it and the values. */
  @Test
  void isWrittenAsSafetensors() throws IOException {
    Path file = folder.resolve("saved");
    SAVED.write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"__metadata__\":{\"crc32c\":\"995046a2\",\"epoch\":\"3\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[4,12]}}");
    assertThat(bytes.getFloat()).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void keepsTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
    Path file = folder.resolve("saved");
    SAVED.write(file);
    byte[] before = Files.readAllBytes(file);
    Files.createDirectory(folder.resolve("saved.draft"));
    assertThatThrownBy(() -> new TensorFile(Map.of(), Map.of()).write(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("saved");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 40, 200})
  void refusesAFileThatWasCutOff(int length) throws IOException {
    Path file = folder.resolve("saved");
    SAVED.write(file);
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(whole, Math.min(length, whole.length - 1));
    assertThatThrownBy(() -> TensorFile.of(cut)).isInstanceOf(TensorFileInvalid.class);
  }

  @Test
  void refusesOtherTypesAndHostileOffsets() {
    assertThatThrownBy(
            () ->
                TensorFile.of(
                    file("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}")))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining("F16");
    assertThatThrownBy(
            () ->
                TensorFile.of(
                    file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}")))
        .isInstanceOf(TensorFileInvalid.class);
    assertThatThrownBy(
            () ->
                TensorFile.of(
                    file("{\"a\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,4]}}")))
        .isInstanceOf(TensorFileInvalid.class);
    assertThatThrownBy(() -> TensorFile.of(file("["))).isInstanceOf(TensorFileInvalid.class);
  }

  @Test
  void aFileWithoutChecksumIsAForeignOneAndIsRead() {
    byte[] foreign =
        file(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"__metadata__\":{\"format\":\"pt\"}}");
    assertThat(TensorFile.of(foreign).tensor("a").values()).containsExactly(0);
    assertThat(TensorFile.of(foreign).word("format")).isEqualTo("pt");
  }

  /**
   * Wherever the bit is, in the length, the header or the values; only a checksum by another name
   * is none, as in a foreign file.
   */
  @Test
  void noFlippedBitGoesUnseen() throws IOException {
    Path file = folder.resolve("saved");
    SAVED.write(file);
    byte[] whole = Files.readAllBytes(file);
    int name = new String(whole, StandardCharsets.ISO_8859_1).indexOf("crc32c");
    for (int at = 0; at < whole.length; at = at + 1 == name ? at + 7 : at + 1) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x04;
      assertThatThrownBy(() -> TensorFile.of(damaged))
          .as("byte " + at)
          .isInstanceOf(TensorFileInvalid.class);
    }
  }

  @Test
  void manyValuesComeBackToTheBit() {
    float[] values = new float[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i * 7919);
    }
    values[1] = Float.NaN;
    values[2] = Float.NEGATIVE_INFINITY;
    Path file = folder.resolve("many");
    new TensorFile(Map.of(), Map.of("many", Tensor.of(values), "none", Tensor.of(new float[0])))
        .write(file);
    TensorFile read = TensorFile.read(file);
    assertThat(read.tensor("many").values()).isEqualTo(values);
    assertThat(read.tensor("none").values()).isEmpty();
  }

  /** As a kill in the middle of writing leaves it. */
  @Test
  void aDraftThatWasLeftBehindIsWrittenOver() throws IOException {
    Path file = folder.resolve("saved");
    Files.write(folder.resolve("saved.draft"), new byte[1000]);
    SAVED.write(file);
    assertThat(TensorFile.read(file).word("epoch")).isEqualTo("3");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    assertThat(folder.resolve("saved.draft")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[null],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[9223372036854775807,4]}}",
        "{\"a\":null}",
        "{\"a\":7}",
        "7",
      })
  void refusesAHeaderThatLacksSomething(String header) {
    assertThatThrownBy(() -> TensorFile.of(file(header)).tensor("a"))
        .isInstanceOf(TensorFileInvalid.class);
  }

  @Test
  void refusesAnotherSizeAnotherWordAndNoNumber() {
    assertThat(SAVED.tensor("b", 2).values()).hasSize(2);
    assertThat(SAVED.number("epoch")).isEqualTo(3);
    assertThatThrownBy(() -> SAVED.tensor("b", 3))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining("b has 2 values, not 3");
    assertThatThrownBy(() -> SAVED.requireWord("epoch", "4"))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining("its epoch is 3, not 4");
    TensorFile wordy = new TensorFile(Map.of("epoch", "three"), Map.of());
    assertThatThrownBy(() -> wordy.number("epoch")).isInstanceOf(TensorFileInvalid.class);
  }

  @Test
  void aTensorHasAsManyValuesAsItsShapeSays() {
    assertThatThrownBy(() -> new Tensor(List.of(2L, 3L), new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 values");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> SAVED.tensor("c"))
        .isInstanceOf(TensorFileInvalid.class)
        .hasMessageContaining("lacks c");
    assertThatThrownBy(() -> SAVED.word("step")).isInstanceOf(TensorFileInvalid.class);
  }

  private static byte[] file(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
