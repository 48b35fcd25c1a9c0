package io.lynceus.e2e.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told: what is done, what nobody knows of, and how refusals looked. */
public final class History {
  private final Queue<Fact> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Fact> unknown = new ConcurrentLinkedQueue<>();
  private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  public void acknowledge(Fact fact) {
    acknowledged.add(fact);
  }

  /** It may have been done or not; but not twice. */
  public void leaveOpen(Fact fact) {
    unknown.add(fact);
  }

  /** Looks at how an answer is made. No answer at all says nothing of its form. */
  public Answer heard(String request, Answer answer) {
    if (answer.status() >= 400 && !answer.isProperProblem()) {
      findings.add(
          new Finding(
              Invariant.I7, "%s: %d %s".formatted(request, answer.status(), answer.body())));
    }
    if (!answer.isGood()) {
      failures.incrementAndGet();
    }
    return answer;
  }

  /** A request that is right was refused for good, or answered with nonsense. */
  public void object(Invariant invariant, String detail) {
    findings.add(new Finding(invariant, detail));
  }

  public List<Fact> acknowledged() {
    return List.copyOf(acknowledged);
  }

  public <F extends Fact> List<F> acknowledged(Class<F> type) {
    return acknowledged.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What is done and what may be. */
  public <F extends Fact> List<F> possible(Class<F> type) {
    List<F> all = new ArrayList<>(acknowledged(type));
    unknown.stream().filter(type::isInstance).map(type::cast).forEach(all::add);
    return all;
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  public int size() {
    return acknowledged.size();
  }

  /** Answers that were refusals, or none. */
  public int failures() {
    return failures.get();
  }

  /** Those that clients asked for. */
  public Set<String> projects() {
    Set<String> names = new TreeSet<>();
    possible(Fact.ProjectCreated.class).forEach(fact -> names.add(fact.project()));
    return names;
  }
}
