package io.lynceus.data.dataset.split;

import io.lynceus.vision.picture.PerceptualHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Clusters of pictures that look alike: connected wherever two hashes differ in at most {@code
 * distance} bits.
 *
 * <p>Not every pair is compared. The 64 bits are dealt out to {@code distance + 1} bands; two
 * hashes that differ in fewer bits than there are bands agree on at least one band, so only hashes
 * that share a band meet (multi-index hashing: Norouzi, Punjani, Fleet, "Fast Search in Hamming
 * Space", 2012, section 3). Bits are dealt like cards, because those of one row of a picture change
 * together, and equal hashes are merged first.
 *
 * <pre>
 *   distance 3: band 0 has bits 0, 4, 8 … 60, band 1 bits 1, 5, 9 … 61, and so on
 * </pre>
 */
final class NearDuplicates {
  private final int bands;
  private final int distance;
  private final long[] hashes;
  private final int[] parents;

  private NearDuplicates(long[] hashes, int distance) {
    this.hashes = hashes;
    this.distance = distance;
    this.bands = distance + 1;
    this.parents = IntStream.range(0, hashes.length).toArray();
  }

  /** For each hash the index of the first of its cluster. */
  static int[] clusters(List<PerceptualHash> all, int distance) {
    long[] hashes = all.stream().mapToLong(PerceptualHash::bits).toArray();
    var search = new NearDuplicates(hashes, distance);
    int[] distinct = search.mergeEqual();
    for (int band = 0; band < search.bands; band++) {
      search.mergeWithin(band, distinct);
    }
    return IntStream.range(0, hashes.length).map(search::root).toArray();
  }

  /** The first index of each distinct hash. */
  private int[] mergeEqual() {
    Map<Long, Integer> first = new HashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      Integer earlier = first.putIfAbsent(hashes[i], i);
      if (earlier != null) {
        parents[i] = earlier;
      }
    }
    return first.values().stream().mapToInt(i -> i).sorted().toArray();
  }

  private void mergeWithin(int band, int[] distinct) {
    long mask = mask(band);
    Map<Long, int[]> buckets = new HashMap<>();
    Map<Long, Integer> sizes = new HashMap<>();
    for (int index : distinct) {
      sizes.merge(hashes[index] & mask, 1, Integer::sum);
    }
    Map<Long, Integer> filled = new HashMap<>();
    for (int index : distinct) {
      long key = hashes[index] & mask;
      int size = sizes.getOrDefault(key, 0);
      if (size > 1) {
        int at = filled.merge(key, 1, Integer::sum) - 1;
        buckets.computeIfAbsent(key, k -> new int[size])[at] = index;
      }
    }
    buckets.values().forEach(this::mergeAll);
  }

  private long mask(int band) {
    long mask = 0;
    for (int bit = band; bit < Long.SIZE; bit += bands) {
      mask |= 1L << bit;
    }
    return mask;
  }

  private void mergeAll(int[] bucket) {
    for (int i = 0; i < bucket.length; i++) {
      long hash = hashes[bucket[i]];
      for (int j = 0; j < i; j++) {
        if (Long.bitCount(hash ^ hashes[bucket[j]]) <= distance) {
          merge(bucket[i], bucket[j]);
        }
      }
    }
  }

  /** The earlier root stays: a cluster keeps its name when images are added. */
  private void merge(int one, int other) {
    int a = root(one);
    int b = root(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private int root(int index) {
    int at = index;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
