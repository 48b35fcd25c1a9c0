package io.lynceus.data.dataset.split;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.platform.object.Sha256;
import io.lynceus.vision.picture.PerceptualHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares images out. A listed image goes where its source put it; an image that looks like a listed
 * one follows it; every other cluster is drawn as a whole by the hash of its name and the seed.
 */
public final class SplitRule {
  private final Ratios ratios;
  private final long seed;
  private final int distance;

  /** An image that waits for its split; {@code listed} is the split that its source gave it. */
  public record Candidate(ImageId image, PerceptualHash likeness, @Nullable Split listed) {}

  /** {@code distance} is in how many of 64 bits near duplicates may differ. */
  public SplitRule(Ratios ratios, long seed, int distance) {
    this.ratios = ratios;
    this.seed = seed;
    this.distance = distance;
  }

  /** The candidates come in the order in which they arrived: the first of a cluster names it. */
  public Assignment assign(List<Candidate> candidates) {
    int[] clusters =
        NearDuplicates.clusters(candidates.stream().map(Candidate::likeness).toList(), distance);
    @Nullable Split[] lead = leads(candidates, clusters);
    List<Split> splits = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      Split listed = candidates.get(i).listed();
      Split led = listed == null ? lead[clusters[i]] : listed;
      splits.add(led == null ? ratios.at(place(candidates, clusters[i])) : led);
    }
    int calibration = needsCalibration(candidates) ? halve(candidates, clusters, lead, splits) : 0;
    return new Assignment(candidates, splits, clusters, calibration);
  }

  /** By cluster, the split of the first listed image in it. */
  private static @Nullable Split[] leads(List<Candidate> candidates, int[] clusters) {
    @Nullable Split[] lead = new Split[candidates.size()];
    for (int i = 0; i < clusters.length; i++) {
      if (lead[clusters[i]] == null) {
        lead[clusters[i]] = candidates.get(i).listed();
      }
    }
    return lead;
  }

  private static boolean needsCalibration(List<Candidate> candidates) {
    boolean calibration = candidates.stream().anyMatch(c -> c.listed() == Split.CALIBRATION);
    return !calibration && candidates.stream().anyMatch(c -> c.listed() == Split.VAL);
  }

  /**
   * Half of the val that the source listed becomes calibration: the clusters of the lower hashes,
   * up to half of the images. The border is the median, so few clusters cross it as val grows.
   */
  private int halve(
      List<Candidate> candidates, int[] clusters, @Nullable Split[] lead, List<Split> splits) {
    Map<Integer, List<Integer>> val = new TreeMap<>();
    for (int i = 0; i < clusters.length; i++) {
      boolean follows = candidates.get(i).listed() == null && lead[clusters[i]] == Split.VAL;
      if (follows || candidates.get(i).listed() == Split.VAL) {
        val.computeIfAbsent(clusters[i], c -> new ArrayList<>()).add(i);
      }
    }
    int half = val.values().stream().mapToInt(List::size).sum() / 2;
    int moved = 0;
    List<Integer> byHash = new ArrayList<>(val.keySet());
    byHash.sort(Comparator.comparingDouble(cluster -> place(candidates, cluster)));
    for (int cluster : byHash) {
      List<Integer> members = val.getOrDefault(cluster, List.of());
      if (moved + members.size() <= half) {
        members.forEach(i -> splits.set(i, Split.CALIBRATION));
        moved += members.size();
      }
    }
    return moved;
  }

  /** Between 0 and 1, even, and the same for ever for one cluster and seed. */
  private double place(List<Candidate> candidates, int cluster) {
    String name = seed + ":" + candidates.get(cluster).image();
    byte[] hash = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
  }
}
