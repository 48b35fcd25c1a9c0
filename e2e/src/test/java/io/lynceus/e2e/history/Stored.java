package io.lynceus.e2e.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is there: rows, objects with the hash of their bytes, events as Kafka has them, and what the
 * services that heard have made of them.
 *
 * @param memberships pictures of projects
 * @param labels every revision
 * @param versions dataset versions
 * @param named objects that rows or events name, with the hash that they should have
 * @param objects all objects of the data bucket, with the hash of their bytes where a row names
 *     them
 * @param heard dataset versions that training-service has taken note of
 * @param waiting events in outboxes
 * @param dead records in dead-letter topics that are about these projects
 * @param moves reasons in the ledger of aliases
 */
public record Stored(
    Set<String> projects,
    List<Fact.PictureStored> memberships,
    List<Fact.PictureLabeled> labels,
    List<Fact.VersionFrozen> versions,
    Map<String, String> named,
    Map<String, String> objects,
    List<Event> events,
    Set<String> heard,
    int waiting,
    List<String> dead,
    List<String> moves) {

  /** One record on a topic: redelivered, it has the same id. */
  public record Event(String id, String type, String project, String subject) {}
}
