package io.lynceus.data.exchange.source;

import io.lynceus.data.exchange.archive.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipException;

/** A file that is read whole because it should be small, and is refused where it is not. */
public final class SmallFile {
  /** A label file of ten thousand boxes has less than one megabyte. */
  public static final int LABEL_BYTES = 4 << 20;

  /** A list of a million pictures has less. */
  public static final int LIST_BYTES = 64 << 20;

  private SmallFile() {}

  public static byte[] bytes(Archive archive, String path, int most) throws IOException {
    if (archive.size(path) > most) {
      throw new LabelRefused("The file has more than %,d bytes".formatted(most));
    }
    try (InputStream in = archive.open(path)) {
      return in.readAllBytes();
    } catch (ZipException damaged) {
      throw new LabelRefused(String.valueOf(damaged.getMessage()), damaged);
    }
  }

  public static String text(Archive archive, String path, int most) throws IOException {
    byte[] bytes = bytes(archive, path, most);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LabelRefused("The file is not UTF-8 text", e);
    }
  }

  /** The lines that are not blank, trimmed, without a byte order mark. */
  public static List<String> list(Archive archive, String path) throws IOException {
    String text = text(archive, path, LIST_BYTES);
    return text.replace("\ufeff", "").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }
}
