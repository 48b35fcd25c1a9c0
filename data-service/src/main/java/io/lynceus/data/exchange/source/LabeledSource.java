package io.lynceus.data.exchange.source;

import io.lynceus.contracts.Split;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labelled pictures as one format wrote them into an archive. The order of pictures and what is
 * said about each is the same on every reading, so that an import that was killed can go on.
 */
public interface LabeledSource {

  /** A picture by its path in the archive, and the split that the source put it into, if it did. */
  record SourcePicture(String path, @Nullable Split split) {}

  /** The pictures in the order of their paths. */
  List<SourcePicture> pictures();

  /**
   * The boxes of a picture whose upright sides are now known. What is wrong in them is reported,
   * the rest stands.
   */
  SourceLabels labels(SourcePicture picture, int width, int height) throws IOException;

  /** What was wrong beside the pictures: label files without one, pictures that nothing names. */
  List<Rejection> strays();

  /** Pictures that are named, but not in this archive: an error unless it is a part of a whole. */
  List<Rejection> missing();
}
