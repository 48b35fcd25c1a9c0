package io.lynceus.training.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tensors and a few words about them in the safetensors format: the length of a JSON header, the
 * header, then the values. It holds numbers only, so that reading a foreign one runs nothing. Among
 * the words of a written file is a checksum of everything else, so that one that a disk has damaged
 * is not taken for whole; a foreign file has none.
 *
 * @param words what {@code __metadata__} says
 */
public record TensorFile(Map<String, String> words, Map<String, Tensor> tensors) {
  private static final String WORDS = "__metadata__";
  private static final String CHECKSUM = "crc32c";
  private static final int MAX_HEADER = 1 << 24;
  private static final int PIECE = 1 << 16;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public TensorFile {
    words = Map.copyOf(words);
    tensors = Map.copyOf(tensors);
  }

  /** What is saved under a name. */
  public Tensor tensor(String name) {
    return found(tensors.get(name), name);
  }

  /** What is saved under a name, which is as many values as that. */
  public Tensor tensor(String name, long size) {
    Tensor tensor = tensor(name);
    if (tensor.values().length != size) {
      throw new TensorFileInvalid(
          "%s has %d values, not %d".formatted(name, tensor.values().length, size));
    }
    return tensor;
  }

  /** What is said under a name. */
  public String word(String name) {
    return found(words.get(name), name);
  }

  /** Refuses a file that says anything else under a name. */
  public void requireWord(String name, String wanted) {
    if (!word(name).equals(wanted)) {
      throw new TensorFileInvalid("its %s is %s, not %s".formatted(name, word(name), wanted));
    }
  }

  /** What is said under a name, which is a number. */
  public double number(String name) {
    try {
      return Double.parseDouble(word(name));
    } catch (NumberFormatException e) {
      throw new TensorFileInvalid(name + " is no number", e);
    }
  }

  private static <T> T found(@Nullable T value, String name) {
    if (value == null) {
      throw new TensorFileInvalid("it lacks " + name);
    }
    return value;
  }

  private record Entry(
      String dtype, List<Long> shape, @JsonProperty("data_offsets") List<Long> offsets) {
    /** The JSON of a foreign file may lack any of it. */
    boolean isWhole() {
      return dtype != null
          && shape != null
          && offsets != null
          && offsets.size() == 2
          && Stream.of(shape, offsets).flatMap(List::stream).allMatch(Objects::nonNull);
    }
  }

  /** Where pieces of the values go. */
  @FunctionalInterface
  private interface Sink {
    void accept(ByteBuffer piece) throws IOException;
  }

  /**
   * Writes the file whole or not at all: to a neighbour first, forced to the disk, then moved into
   * its place.
   */
  public void write(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeTo(channel);
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file.getFileName(), e);
    }
  }

  private void writeTo(FileChannel channel) throws IOException {
    byte[] header = header(Optional.of(checksum()));
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    write(channel, length.putLong(header.length).flip());
    write(channel, ByteBuffer.wrap(header));
    values(piece -> write(channel, piece));
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * All values in the order of the names, a little at a time: they may be hundreds of megabytes.
   */
  private void values(Sink sink) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : new TreeMap<>(tensors).values()) {
      FloatBuffer rest = FloatBuffer.wrap(tensor.values());
      while (rest.hasRemaining()) {
        int count = Math.min(rest.remaining(), PIECE / Float.BYTES);
        bytes.clear().asFloatBuffer().put(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
        sink.accept(bytes.limit(count * Float.BYTES));
      }
    }
  }

  private String checksum() {
    CRC32C sum = new CRC32C();
    sum.update(header(Optional.empty()));
    try {
      values(sum::update);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Long.toHexString(sum.getValue());
  }

  private byte[] header(Optional<String> checksum) {
    Map<String, String> said = new TreeMap<>(words);
    checksum.ifPresent(sum -> said.put(CHECKSUM, sum));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(WORDS, said);
    long at = 0;
    for (var named : new TreeMap<>(tensors).entrySet()) {
      long end = at + 4L * named.getValue().values().length;
      header.put(named.getKey(), new Entry("F32", named.getValue().shape(), List.of(at, end)));
      at = end;
    }
    return JSON.writeValueAsBytes(header);
  }

  /** Reads a file; one that is cut off, damaged or of another form is {@link TensorFileInvalid}. */
  public static TensorFile read(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.getFileName(), e);
    }
  }

  /** Reads a file's bytes. */
  public static TensorFile of(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      long length = bytes.getLong();
      if (length < 2 || length > Math.min(MAX_HEADER, bytes.remaining())) {
        throw new TensorFileInvalid("its header has no possible length: " + length);
      }
      byte[] header = new byte[(int) length];
      bytes.get(header);
      return of(JSON.readTree(header), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | JacksonException e) {
      throw new TensorFileInvalid(String.valueOf(e.getMessage()), e);
    }
  }

  private static TensorFile of(JsonNode header, ByteBuffer values) {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (var field : header.properties()) {
      if (field.getKey().equals(WORDS)) {
        field.getValue().properties().forEach(w -> words.put(w.getKey(), w.getValue().asString()));
      } else {
        tensors.put(
            field.getKey(), tensor(JSON.treeToValue(field.getValue(), Entry.class), values));
      }
    }
    String sum = words.remove(CHECKSUM);
    TensorFile read = new TensorFile(words, tensors);
    if (sum != null && !sum.equals(read.checksum())) {
      throw new TensorFileInvalid("it was damaged after it was written");
    }
    return read;
  }

  private static Tensor tensor(@Nullable Entry entry, ByteBuffer values) {
    if (entry == null || !entry.isWhole()) {
      throw new TensorFileInvalid("a tensor of it lacks type, shape or place");
    }
    if (!entry.dtype().equals("F32")) {
      throw new TensorFileInvalid("it holds " + entry.dtype() + ", not F32");
    }
    long from = entry.offsets().get(0);
    int length = Math.toIntExact(entry.offsets().get(1) - from);
    if (length < 0) {
      throw new TensorFileInvalid("a tensor of it ends before it begins");
    }
    float[] floats = new float[length / 4];
    values
        .slice(Math.toIntExact(from), length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return new Tensor(entry.shape(), floats);
  }
}
