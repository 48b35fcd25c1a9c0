package io.lynceus.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.vision.onnx.OnnxFiles.Message;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first messages are those of the encoding's own documentation. */
final class ProtobufReaderTest {
  private static ProtobufReader of(String hex) {
    return new ProtobufReader(ByteBuffer.wrap(HexFormat.ofDelimiter(" ").parseHex(hex)));
  }

  @Test
  void readsNumbersAndTexts() {
    ProtobufReader number = of("08 96 01");
    assertThat(number.next()).isTrue();
    assertThat(number.field()).isEqualTo(1);
    assertThat(number.varint()).isEqualTo(150);
    assertThat(number.next()).isFalse();
    ProtobufReader text = of("12 07 74 65 73 74 69 6e 67");
    text.next();
    assertThat(text.text()).isEqualTo("testing");
  }

  @Test
  void readsPackedAndSingleNumbers() {
    ProtobufReader packed = of("32 06 03 8e 02 9e a7 05");
    packed.next();
    assertThat(packed.varints()).containsExactly(3L, 270L, 86942L);
    ProtobufReader single = of("08 96 01");
    single.next();
    assertThat(single.varints()).containsExactly(150L);
  }

  @Test
  void readsNegativeNumbers() {
    var reader = new ProtobufReader(ByteBuffer.wrap(new Message().with(3, -2).bytes()));
    reader.next();
    assertThat(reader.varint()).isEqualTo(-2);
  }

  @Test
  void passesOverEveryKindOfField() {
    ProtobufReader reader = of("08 01 11 00 00 00 00 00 00 00 00 1a 01 61 25 00 00 00 00 28 07");
    for (int field = 1; field <= 4; field++) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.field()).isEqualTo(field);
      reader.skip();
    }
    reader.next();
    assertThat(reader.varint()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08",
        "08 80",
        "08 ff ff ff ff ff ff ff ff ff ff ff 01",
        "12 05 61",
        "12 ff ff ff ff ff ff ff ff 7f",
        "25 00",
        "11 00 00",
        "0b",
        "00 00"
      })
  void refusesWhatIsNoMessage(String hex) {
    assertThatExceptionOfType(OnnxModelRefused.class)
        .isThrownBy(
            () -> {
              ProtobufReader reader = of(hex);
              while (reader.next()) {
                reader.skip();
              }
            });
  }

  @Test
  void refusesAFieldOfAnotherKind() {
    ProtobufReader reader = of("08 96 01");
    reader.next();
    assertThatExceptionOfType(OnnxModelRefused.class).isThrownBy(reader::text);
  }
}
