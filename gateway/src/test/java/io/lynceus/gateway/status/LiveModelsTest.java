package io.lynceus.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.gateway.status.Status.LiveModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of the list that inference-service gives. */
final class LiveModelsTest {
  private final LiveModels models = new LiveModels(null, JsonMapper.shared());

  @Test
  void eachAliasIsALineAndOtherFieldsMayGrow() {
    assertThat(
            models.read(
                """
                {"items": [
                   {"model": "cells", "project": "cells", "later": {"a": 1}, "versions": ["1", "2"],
                    "aliases": [{"alias": "production", "version": "2", "since": "noon"},
                                {"alias": "candidate", "version": "1"}]},
                   {"model": "weeds", "aliases": []},
                   {"model": "birds"}],
                 "next": null}
                """))
        .containsExactly(
            new LiveModel("cells", "production", "2"), new LiveModel("cells", "candidate", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "null", "{\"items\": 3}", "{\"items\": [3]}", "<html>", "{"})
  void whatIsNoListHasNoModels(String body) {
    assertThat(models.read(body)).isEmpty();
  }
}
