package io.lynceus.data.exchange.source;

import io.lynceus.contracts.Split;
import org.jspecify.annotations.Nullable;

/** A picture by its path in the archive, and the split that the source put it into, if it did. */
public record SourcePicture(String path, @Nullable Split split)
    implements Comparable<SourcePicture> {
  @Override
  public int compareTo(SourcePicture other) {
    return path.compareTo(other.path);
  }
}
