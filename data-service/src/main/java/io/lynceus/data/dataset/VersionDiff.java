package io.lynceus.data.dataset;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import java.util.ArrayList;
import java.util.List;

/** What is different in another version: full counts, and the first images of each kind. */
record VersionDiff(
    Counts counts,
    List<ImageId> added,
    List<ImageId> removed,
    List<Move> moved,
    List<ImageId> relabeled) {
  VersionDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    moved = List.copyOf(moved);
    relabeled = List.copyOf(relabeled);
  }

  /** An image that is both moved and relabelled counts in both. */
  record Counts(int added, int removed, int moved, int relabeled, int unchanged) {}

  /** An image in another split. */
  record Move(ImageId image, Split from, Split to) {}

  /** From one version to another; lists name at most {@code most} images each. */
  static VersionDiff between(Fingerprints from, Fingerprints to, int most) {
    var merge = new Merge(from, to, most);
    merge.run();
    return merge.diff();
  }

  /** Walks both versions once, side by side: both are in the order of ids. */
  private static final class Merge {
    private final Fingerprints from;
    private final Fingerprints to;
    private final int most;
    private final List<ImageId> added = new ArrayList<>();
    private final List<ImageId> removed = new ArrayList<>();
    private final List<Move> moved = new ArrayList<>();
    private final List<ImageId> relabeled = new ArrayList<>();
    private int addedCount;
    private int removedCount;
    private int movedCount;
    private int relabeledCount;
    private int unchangedCount;

    Merge(Fingerprints from, Fingerprints to, int most) {
      this.from = from;
      this.to = to;
      this.most = most;
    }

    void run() {
      int i = 0;
      int j = 0;
      while (i < from.size() || j < to.size()) {
        int order = order(i, j);
        if (order < 0) {
          removedCount = count(removedCount, removed, from, i++);
        } else if (order > 0) {
          addedCount = count(addedCount, added, to, j++);
        } else {
          compare(i++, j++);
        }
      }
    }

    private int order(int i, int j) {
      if (i == from.size()) {
        return 1;
      }
      return j == to.size() ? -1 : from.compareIds(i, to, j);
    }

    private int count(int before, List<ImageId> list, Fingerprints of, int index) {
      if (list.size() < most) {
        list.add(of.image(index));
      }
      return before + 1;
    }

    private void compare(int i, int j) {
      boolean sameSplit = from.split(i) == to.split(j);
      boolean sameBoxes = from.sameBoxes(i, to, j);
      if (!sameSplit) {
        movedCount++;
        if (moved.size() < most) {
          moved.add(new Move(to.image(j), from.split(i), to.split(j)));
        }
      }
      if (!sameBoxes) {
        relabeledCount = count(relabeledCount, relabeled, to, j);
      }
      unchangedCount += sameSplit && sameBoxes ? 1 : 0;
    }

    VersionDiff diff() {
      var counts = new Counts(addedCount, removedCount, movedCount, relabeledCount, unchangedCount);
      return new VersionDiff(counts, added, removed, moved, relabeled);
    }
  }
}
