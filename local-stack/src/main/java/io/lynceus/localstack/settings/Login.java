package io.lynceus.localstack.settings;

/** A name and the secret that proves it. Printing one shows the name only. */
public record Login(String name, String secret) {
  @Override
  public String toString() {
    return name;
  }
}
