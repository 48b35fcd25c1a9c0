package io.lynceus.data.dataset.split;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.Split;
import io.lynceus.data.dataset.split.SplitRule.Candidate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which image went where, with which others, and what of it a reader should know. */
public final class Assignment {
  private static final int GROUP_DIGITS = 16;
  private static final List<Split> SPLITS = List.of(Split.values());

  private final List<Candidate> candidates;
  private final List<Split> splits;
  private final int[] clusters;
  private final int calibrationFromVal;
  private final Map<ImageId, Integer> places = new HashMap<>();

  Assignment(
      List<Candidate> candidates, List<Split> splits, int[] clusters, int calibrationFromVal) {
    this.candidates = List.copyOf(candidates);
    this.splits = List.copyOf(splits);
    this.clusters = clusters;
    this.calibrationFromVal = calibrationFromVal;
    for (int i = 0; i < candidates.size(); i++) {
      places.put(candidates.get(i).image(), i);
    }
  }

  public Split split(ImageId image) {
    return splits.get(place(image));
  }

  /** The name of an image's cluster: the beginning of the id of its first image. */
  public String group(ImageId image) {
    return name(clusters[place(image)]);
  }

  private int place(ImageId image) {
    Integer place = places.get(image);
    if (place == null) {
      throw new IllegalArgumentException("Not among the candidates: " + image);
    }
    return place;
  }

  private String name(int cluster) {
    return candidates.get(cluster).image().sha256().substring(0, GROUP_DIGITS);
  }

  /** How many images each split has; every split is named. */
  public Map<Split, Integer> counts() {
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    Set.of(Split.values()).forEach(split -> counts.put(split, 0));
    splits.forEach(split -> counts.merge(split, 1, Integer::sum));
    return counts;
  }

  /** What was decided because the source had not. */
  public List<String> notes() {
    int left = counts().getOrDefault(Split.VAL, 0);
    return calibrationFromVal == 0
        ? List.of()
        : List.of(
            "The source has no calibration split: %d of %d val images became calibration"
                .formatted(calibrationFromVal, calibrationFromVal + left));
  }

  /** Images of clusters that lie in more than one split, as {@code id (split)}. */
  public List<String> leaks() {
    return leaking()
        .mapToObj(i -> "%s (%s)".formatted(candidates.get(i).image(), splits.get(i).label()))
        .toList();
  }

  /** Whether every leaking cluster was torn by the lists of the source, not by us. */
  public boolean leaksAreOfTheSource() {
    int[] listed = splitsByCluster(i -> candidates.get(i).listed() != null);
    return leaking().allMatch(i -> areSeveral(listed[clusters[i]]));
  }

  private IntStream leaking() {
    int[] all = splitsByCluster(i -> true);
    return IntStream.range(0, clusters.length).filter(i -> areSeveral(all[clusters[i]]));
  }

  /** For each cluster a bit for every split that one of the images lies in. */
  private int[] splitsByCluster(IntPredicate images) {
    int[] byCluster = new int[clusters.length];
    IntStream.range(0, clusters.length)
        .filter(images)
        .forEach(i -> byCluster[clusters[i]] |= 1 << SPLITS.indexOf(splits.get(i)));
    return byCluster;
  }

  private static boolean areSeveral(int splits) {
    return Integer.bitCount(splits) > 1;
  }
}
