package io.lynceus.contracts.event;

/**
 * The Kafka topics. A record that cannot be decoded or is invalid goes to {@link #deadLetter()}.
 */
public enum Topic {
  IMAGES("lynceus.images"),
  DATASETS("lynceus.datasets"),
  RUNS("lynceus.runs"),
  MODELS("lynceus.models");

  private final String topicName;

  Topic(String topicName) {
    this.topicName = topicName;
  }

  public String topicName() {
    return topicName;
  }

  public String deadLetter() {
    return topicName + ".dlt";
  }
}
