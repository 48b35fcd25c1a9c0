package io.lynceus.e2e.history;

import io.lynceus.e2e.history.Fact.AliasMoved;
import io.lynceus.e2e.history.Fact.PictureLabeled;
import io.lynceus.e2e.history.Fact.PictureStored;
import io.lynceus.e2e.history.Fact.ProjectCreated;
import io.lynceus.e2e.history.Fact.VersionFrozen;
import io.lynceus.e2e.history.Stored.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reconciles what clients were told with what is there. Everything acknowledged is there once, with
 * its object, its event and its effect; what nobody knows of is there once or not at all.
 */
public final class Checker {
  private final History history;
  private final Stored stored;
  private final List<Finding> findings = new ArrayList<>();

  private Checker(History history, Stored stored) {
    this.history = history;
    this.stored = stored;
  }

  /** What does not hold, what clients saw included; nothing if everything does. */
  public static List<Finding> check(History history, Stored stored) {
    var checker = new Checker(history, stored);
    checker.findings.addAll(history.findings());
    checker.acknowledged();
    checker.once();
    checker.objects();
    checker.events();
    return List.copyOf(checker.findings);
  }

  private void acknowledged() {
    history.acknowledged(ProjectCreated.class).stream()
        .filter(fact -> !stored.projects().contains(fact.project()))
        .forEach(fact -> find(Invariant.I1, "lost", fact));
    lost(history.acknowledged(PictureStored.class), stored.memberships());
    lost(history.acknowledged(PictureLabeled.class), stored.labels());
    lost(history.acknowledged(VersionFrozen.class), stored.versions());
    history.acknowledged(AliasMoved.class).stream()
        .filter(fact -> !stored.moves().contains(fact.reason()))
        .forEach(fact -> find(Invariant.I1, "lost", fact));
  }

  private void lost(List<? extends Fact> told, List<? extends Fact> there) {
    var found = new HashSet<Fact>(there);
    told.stream().filter(fact -> !found.contains(fact)).forEach(f -> find(Invariant.I1, "lost", f));
  }

  private void once() {
    twice(stored.memberships());
    twice(stored.labels());
    twice(stored.versions());
    twice(stored.moves());
    var asked = new HashSet<Fact>(history.possible(PictureLabeled.class));
    stored.labels().stream()
        .filter(label -> !asked.contains(label))
        .forEach(label -> find(Invariant.I2, "nobody asked for", label));
  }

  private void twice(List<?> there) {
    there.stream()
        .filter(one -> Collections.frequency(there, one) > 1)
        .distinct()
        .forEach(one -> find(Invariant.I2, "there twice", one));
  }

  /** A version's name is the hash of its manifest, so an altered manifest is another version. */
  private void objects() {
    stored
        .named()
        .forEach(
            (key, hash) -> {
              String found = stored.objects().get(key);
              Invariant broken = key.startsWith("datasets/") ? Invariant.I4 : Invariant.I3;
              if (found == null) {
                find(Invariant.I3, "no object", key);
              } else if (!found.equals(hash)) {
                find(broken, "altered", key);
              }
            });
    stored.objects().keySet().stream()
        .filter(key -> !stored.named().containsKey(key))
        .forEach(key -> find(Invariant.I3, "an object that no row names", key));
  }

  private void events() {
    Map<String, Set<String>> ids =
        stored.events().stream()
            .collect(
                Collectors.groupingBy(
                    event -> saying(event.type(), event.project(), event.subject()),
                    Collectors.mapping(Event::id, Collectors.toSet())));
    for (PictureStored one : stored.memberships()) {
      saidOnce(ids, saying("ImageIngested", one.project(), one.image()));
    }
    for (VersionFrozen one : stored.versions()) {
      saidOnce(ids, saying("DatasetFrozen", one.project(), one.dataset()));
      if (!stored.heard().contains(one.dataset())) {
        find(Invariant.I1, "training-service has not heard of", one);
      }
    }
    int rows = stored.memberships().size() + stored.versions().size();
    if (ids.size() > rows) {
      find(Invariant.I2, "more was said than is there", ids.size() + " > " + rows);
    }
    if (stored.waiting() > 0) {
      find(Invariant.I1, "events that still wait", stored.waiting());
    }
    stored.dead().forEach(record -> find(Invariant.I1, "a dead letter", record));
  }

  private void saidOnce(Map<String, Set<String>> ids, String saying) {
    int said = ids.getOrDefault(saying, Set.of()).size();
    if (said != 1) {
      find(said == 0 ? Invariant.I1 : Invariant.I2, "said " + said + " times", saying);
    }
  }

  private static String saying(String type, String project, String subject) {
    return String.join(" ", type, project, subject);
  }

  private void find(Invariant invariant, String what, Object where) {
    findings.add(new Finding(invariant, what + ": " + where));
  }
}
