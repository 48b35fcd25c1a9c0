package io.lynceus.training.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tensors and a few words about them in the safetensors format: the length of a JSON header, the
 * header, then the values. It holds numbers only, so that reading a foreign one runs nothing.
 *
 * @param words what {@code __metadata__} says
 */
public record TensorFile(Map<String, String> words, Map<String, Tensor> tensors) {
  private static final String WORDS = "__metadata__";
  private static final int MAX_HEADER = 1 << 24;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public TensorFile {
    words = Map.copyOf(words);
    tensors = Map.copyOf(tensors);
  }

  /** What is saved under a name. */
  public Tensor tensor(String name) {
    return found(tensors.get(name), name);
  }

  /** What is said under a name. */
  public String word(String name) {
    return found(words.get(name), name);
  }

  private static <T> T found(@Nullable T value, String name) {
    if (value == null) {
      throw new TensorFileInvalid("it lacks " + name);
    }
    return value;
  }

  private record Entry(
      String dtype, List<Long> shape, @JsonProperty("data_offsets") List<Long> offsets) {}

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
    Map<String, Tensor> inOrder = new TreeMap<>(tensors);
    byte[] header = header(inOrder);
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    write(channel, length.putLong(header.length).flip());
    write(channel, ByteBuffer.wrap(header));
    for (Tensor tensor : inOrder.values()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(tensor.values());
      write(channel, bytes);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private byte[] header(Map<String, Tensor> inOrder) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(WORDS, new TreeMap<>(words));
    long at = 0;
    for (var named : inOrder.entrySet()) {
      long end = at + 4L * named.getValue().values().length;
      header.put(named.getKey(), new Entry("F32", named.getValue().shape(), List.of(at, end)));
      at = end;
    }
    return JSON.writeValueAsBytes(header);
  }

  /** Reads a file; one that is cut off or of another form is {@link TensorFileInvalid}. */
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
    return new TensorFile(words, tensors);
  }

  private static Tensor tensor(Entry entry, ByteBuffer values) {
    if (!entry.dtype().equals("F32")) {
      throw new TensorFileInvalid("it holds " + entry.dtype() + ", not F32");
    }
    long from = entry.offsets().get(0);
    int length = Math.toIntExact(entry.offsets().get(1) - from);
    float[] floats = new float[length / 4];
    values
        .slice(Math.toIntExact(from), length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return new Tensor(entry.shape(), floats);
  }
}
