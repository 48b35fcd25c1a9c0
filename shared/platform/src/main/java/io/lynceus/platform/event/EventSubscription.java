package io.lynceus.platform.event;

import io.lynceus.contracts.event.LynceusEvent;
import io.lynceus.contracts.event.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a feature wants to hear, declared as a bean:
 *
 * <pre>{@code
 * @Bean
 * EventSubscription frozenDatasets(DatasetCatalogue catalogue) {
 *   return EventSubscription.once("dataset-catalogue", Topic.DATASETS)
 *       .on(DatasetFrozen.class, catalogue::add)
 *       .on(ProjectDeleted.class, catalogue::forget);
 * }
 * }</pre>
 *
 * <p>Facts of one entity arrive in the order they were said, one at a time; of different entities
 * in any order. An effect that throws is tried again: while a dependency is down for as long as
 * that takes, otherwise five times and then the record goes to the dead-letter topic.
 */
public final class EventSubscription {
  private final String name;
  private final Topic topic;
  private final boolean everywhere;
  private final Map<Class<?>, Consumer<ReceivedEvent>> effects;

  private EventSubscription(
      String name,
      Topic topic,
      boolean everywhere,
      Map<Class<?>, Consumer<ReceivedEvent>> effects) {
    this.name = name;
    this.topic = topic;
    this.everywhere = everywhere;
    this.effects = Map.copyOf(effects);
  }

  /**
   * Each fact has its effect once among all replicas, from the first fact on record: the effect
   * runs in a transaction that also remembers the event's id.
   */
  public static EventSubscription once(String name, Topic topic) {
    return new EventSubscription(name, topic, false, Map.of());
  }

  /**
   * Every replica hears each fact said from now on, for what it keeps in memory. No transaction and
   * no memory of ids: the effect must bear repetition, and a source to catch up from.
   */
  public static EventSubscription everywhere(String name, Topic topic) {
    return new EventSubscription(name, topic, true, Map.of());
  }

  public <E extends LynceusEvent> EventSubscription on(Class<E> type, Consumer<E> effect) {
    return onReceived(type, received -> effect.accept(type.cast(received.event())));
  }

  /** As {@link #on}, for an effect that wants to know when and by whom it was said. */
  public EventSubscription onReceived(
      Class<? extends LynceusEvent> type, Consumer<ReceivedEvent> effect) {
    var more = new HashMap<>(effects);
    more.put(type, effect);
    return new EventSubscription(name, topic, everywhere, more);
  }

  String name() {
    return name;
  }

  Topic topic() {
    return topic;
  }

  boolean isEverywhere() {
    return everywhere;
  }

  boolean hears(ReceivedEvent received) {
    return effects.containsKey(received.event().getClass());
  }

  void deliver(ReceivedEvent received) {
    var effect = effects.get(received.event().getClass());
    if (effect != null) {
      effect.accept(received);
    }
  }
}
