package io.lynceus.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the examples of the specification, "Encoding", and what {@code protoc} writes. */
final class ProtobufTest {
  @ParameterizedTest
  @CsvSource({
    "1, 150, 089601",
    "1, 0, 0800",
    "1, 127, 087f",
    "1, 128, 088001",
    "1, 300, 08ac02",
    "1, -1, 08ffffffffffffffffff01",
    "16, 1, 800101",
    "2000, 1, 807d01"
  })
  void writesIntegersAsVarints(int field, long value, String hex) {
    assertHex(Protobuf.message(m -> m.integer(field, value)), hex);
  }

  @Test
  void writesTextAsUtf8WithItsLength() {
    assertHex(Protobuf.message(m -> m.text(2, "testing")), "120774657374696e67");
    assertHex(Protobuf.message(m -> m.text(2, "ü")), "1202c3bc");
    assertHex(Protobuf.message(m -> m.text(2, "")), "1200");
  }

  @Test
  void writesRealsAsFourBytes() {
    assertHex(Protobuf.message(m -> m.real(3, 1.5f)), "1d0000c03f");
  }

  @Test
  void writesMessagesInMessages() {
    assertHex(Protobuf.message(m -> m.nested(3, inner -> inner.integer(1, 150))), "1a03089601");
  }

  @Test
  void writesLongMessagesWithLongLengths() {
    byte[] bytes = Protobuf.message(m -> m.bytes(1, new byte[300])).bytes();
    assertThat(bytes).hasSize(303);
    assertThat(HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo("0aac0200");
  }

  /** name "axis", i 1, type INT; name "mode", s "nearest", type STRING; ints 2 2, type INTS. */
  @Test
  void writesAttributesAsOnnxReadsThem() {
    assertHex(Protobuf.message(new Attribute.Whole("axis", 1)::write), "0a04617869731801a00102");
    assertHex(
        Protobuf.message(new Attribute.Word("mode", "nearest")::write),
        "0a046d6f646522076e656172657374a00103");
    assertHex(
        Protobuf.message(new Attribute.Same("pads", 2, 2)::write), "0a047061647340024002a00107");
  }

  private static void assertHex(Protobuf message, String hex) {
    assertThat(HexFormat.of().formatHex(message.bytes())).isEqualTo(hex);
  }
}
