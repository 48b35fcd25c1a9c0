package io.lynceus.platform.paging;

import java.util.List;

/**
 * Which piece of a list is asked for: a controller's argument, from {@code ?limit=&cursor=}. {@code
 * after} is the key of the last item seen, empty at the beginning.
 */
public record Paging(int limit, List<String> after) {
  static final int DEFAULT = 100;
  static final int MOST = 1000;

  public Paging {
    if (limit < 1 || limit > MOST) {
      throw new InvalidPaging("limit is 1 to " + MOST);
    }
    after = List.copyOf(after);
  }

  public static Paging first(int limit) {
    return new Paging(limit, List.of());
  }

  /** How many rows to read: one more than is shown. */
  public int fetch() {
    return limit + 1;
  }
}
