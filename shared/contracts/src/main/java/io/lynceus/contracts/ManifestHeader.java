package io.lynceus.contracts;

import java.util.List;

/**
 * The first line of a dataset manifest, which is one UTF-8 object of JSON lines: this header, then
 * one {@link ManifestImage} a line in the order of their ids. {@code classes} are the active
 * classes in the order of the network's outputs; a box names its class by the index in this list.
 * {@code notes} say what freezing decided where the source had not, such as a calibration split
 * taken from val.
 */
public record ManifestHeader(
    String schema, ProjectName project, String task, List<String> classes, List<String> notes) {
  /** The only value of {@code schema} so far. */
  public static final String SCHEMA = "lynceus.dataset/1";

  public ManifestHeader {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }
}
