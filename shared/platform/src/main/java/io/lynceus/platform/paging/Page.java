package io.lynceus.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of a list; {@code next} is null in the last one. */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * From {@code found}, which was asked for {@link Paging#fetch()} items: one more than the limit
   * says that there is another page. {@code key} is what the order is by, ending in something
   * unique.
   */
  public static <T> Page<T> of(List<T> found, Paging paging, Function<T, List<String>> key) {
    if (found.size() <= paging.limit()) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, paging.limit());
    return new Page<>(items, Cursor.after(key.apply(items.getLast())));
  }

  /** A piece of a list that is short enough to be had whole; {@code key} is unique in it. */
  public static <T> Page<T> within(List<T> all, Paging paging, Function<T, String> key) {
    int from = 0;
    if (!paging.after().isEmpty()) {
      List<String> keys = all.stream().map(key).toList();
      from = keys.indexOf(paging.after().getFirst()) + 1;
      if (from == 0) {
        throw new InvalidPaging("This cursor is of another list, or of one that has changed");
      }
    }
    int to = Math.min(from + paging.fetch(), all.size());
    return of(all.subList(from, to), paging, item -> List.of(key.apply(item)));
  }

  /** The same page with each item in another shape. */
  public <R> Page<R> map(Function<T, R> shape) {
    return new Page<>(items.stream().map(shape).toList(), next);
  }
}
