package io.lynceus.data.project;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the models of a project do. */
enum Task {
  OBJECT_DETECTION("object-detection");

  private final String label;

  Task(String label) {
    this.label = label;
  }

  @JsonValue
  String label() {
    return label;
  }
}
