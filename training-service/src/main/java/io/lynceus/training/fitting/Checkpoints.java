package io.lynceus.training.fitting;

import io.lynceus.training.checkpoint.TensorFile;
import io.lynceus.training.checkpoint.TensorFileInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a fit keeps on disk: the state after its last epoch and after the one before, because a disk
 * can damage a file that was written whole, and the best weights so far.
 */
final class Checkpoints {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final String NEXT = "next.safetensors";
  private static final String LAST = "last.safetensors";
  private static final String PREVIOUS = "previous.safetensors";
  private static final String BEST = "best.safetensors";

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Takes a state for the last one; until it is written whole, the others stay as they are. */
  void save(TensorFile state) {
    state.write(folder.resolve(NEXT));
    try {
      if (Files.exists(folder.resolve(LAST))) {
        move(LAST, PREVIOUS);
      }
      move(NEXT, LAST);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep " + LAST, e);
    }
  }

  private void move(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Offers what was saved, newest first, until one is taken; what is damaged or of another form is
   * passed over.
   *
   * @param taken throws {@link TensorFileInvalid} for a state that it cannot take
   * @return whether one was taken
   */
  boolean resume(Consumer<TensorFile> taken) {
    for (String name : List.of(LAST, PREVIOUS)) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        try {
          taken.accept(TensorFile.read(file));
          return true;
        } catch (TensorFileInvalid unusable) {
          log.warn("{} is passed over", file, unusable);
        }
      }
    }
    return false;
  }

  void saveBest(TensorFile weights) {
    weights.write(bestFile());
  }

  TensorFile best() {
    return TensorFile.read(bestFile());
  }

  Path bestFile() {
    return folder.resolve(BEST);
  }
}
