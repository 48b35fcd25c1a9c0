package io.lynceus.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.history.Fact.PictureLabeled;
import io.lynceus.e2e.history.Fact.PictureStored;
import io.lynceus.e2e.history.Fact.ProjectCreated;
import io.lynceus.e2e.history.Fact.VersionFrozen;
import io.lynceus.e2e.history.Stored.Event;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker objects to whatever it is there to find, and to nothing else. */
final class CheckerTest {
  private static final PictureStored STORED = new PictureStored("p", "i1");
  private static final PictureLabeled LABELED = new PictureLabeled("p", "i1", 1.5);
  private static final VersionFrozen FROZEN = new VersionFrozen("p", "d1");
  private final History history = new History();
  private final Set<String> projects = new HashSet<>(Set.of("p"));
  private final List<PictureStored> memberships = new ArrayList<>(List.of(STORED));
  private final List<PictureLabeled> labels = new ArrayList<>(List.of(LABELED));
  private final List<VersionFrozen> versions = new ArrayList<>(List.of(FROZEN));
  private final Map<String, String> named =
      new HashMap<>(Map.of("images/i1", "i1", "datasets/d1", "d1"));
  private final Map<String, String> objects = new HashMap<>(named);
  private final List<Event> events =
      new ArrayList<>(
          List.of(
              new Event("1", "ImageIngested", "p", "i1"),
              new Event("2", "DatasetFrozen", "p", "d1")));
  private final Set<String> heard = new HashSet<>(Set.of("d1"));
  private final List<String> dead = new ArrayList<>();
  private int waiting;

  @BeforeEach
  void tell() {
    history.acknowledge(new ProjectCreated("p"));
    history.acknowledge(STORED);
    history.acknowledge(LABELED);
    history.acknowledge(FROZEN);
  }

  @Test
  void hasNothingToSayWhereEverythingIsThereOnce() {
    events.add(new Event("1", "ImageIngested", "p", "i1")); // Delivered again: the same event.
    assertThat(findings()).isEmpty();
  }

  @Test
  void missesEveryKindOfAcknowledgedWrite() {
    projects.clear();
    memberships.clear();
    labels.clear();
    versions.clear();
    events.clear();
    named.clear();
    objects.clear();
    assertThat(findings()).hasSize(4).allMatch(finding -> finding.startsWith("I1 lost"));
  }

  @Test
  void seesAnEffectThatCameTwice() {
    labels.add(LABELED);
    assertThat(findings()).singleElement().asString().startsWith("I2 there twice");
  }

  @Test
  void seesAnEffectThatNobodyAskedFor() {
    labels.add(new PictureLabeled("p", "i1", 7));
    assertThat(findings()).singleElement().asString().startsWith("I2 nobody asked for");
  }

  @Test
  void bearsWhatMayHaveBeenDone() {
    var open = new PictureLabeled("p", "i1", 7);
    history.leaveOpen(open);
    assertThat(findings()).isEmpty();
    labels.add(open);
    assertThat(findings()).isEmpty();
  }

  @Test
  void seesOneFactSaidAsTwoEvents() {
    events.add(new Event("3", "ImageIngested", "p", "i1"));
    assertThat(findings()).singleElement().asString().startsWith("I2 said 2 times");
  }

  @Test
  void seesAnEventThatIsMissingOneThatWaitsAndOneThatDied() {
    events.removeFirst();
    waiting = 1;
    dead.add("{}");
    assertThat(findings()).hasSize(3).allMatch(finding -> finding.startsWith("I1 "));
  }

  @Test
  void seesAnEventOfWhatIsNotThere() {
    events.add(new Event("3", "ImageIngested", "p", "rolled back"));
    assertThat(findings()).singleElement().asString().startsWith("I2 more was said");
  }

  @Test
  void seesAnEffectThatNeverCame() {
    heard.clear();
    assertThat(findings()).singleElement().asString().startsWith("I1 training-service");
  }

  @Test
  void seesAnObjectThatIsMissingAlteredOrNobodys() {
    objects.remove("images/i1");
    objects.put("datasets/d1", "other bytes");
    objects.put("images/orphan", "x");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "I3 no object: images/i1",
            "I4 altered: datasets/d1",
            "I3 an object that no row names: images/orphan");
  }

  @Test
  void seesAnErrorThatIsNoProblem() {
    var headers = HttpHeaders.of(Map.of("Content-Type", List.of("text/html")), (a, b) -> true);
    history.heard("GET /", new Answer(500, headers, "<html>", Duration.ZERO));
    assertThat(findings()).singleElement().asString().startsWith("I7 GET /: 500");
  }

  @Test
  void bearsAProblemAndSilence() {
    var headers =
        HttpHeaders.of(Map.of("Content-Type", List.of("application/problem+json")), (a, b) -> true);
    String body = "{\"type\":\"urn:lynceus:problem:x\",\"traceId\":\"1\"}";
    history.heard("GET /", new Answer(503, headers, body, Duration.ZERO));
    history.heard("GET /", Answer.none("reset", Duration.ZERO));
    assertThat(findings()).isEmpty();
  }

  private List<String> findings() {
    var stored =
        new Stored(
            projects,
            memberships,
            labels,
            versions,
            named,
            objects,
            events,
            heard,
            waiting,
            dead,
            List.of());
    return Checker.check(history, stored).stream()
        .map(finding -> finding.invariant() + " " + finding.detail())
        .toList();
  }
}
