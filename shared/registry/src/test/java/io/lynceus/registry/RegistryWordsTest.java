package io.lynceus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ModelName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Names in paths and JSON, and what is said to people who ask for what is not there. */
final class RegistryWordsTest {
  private static final ModelName MODEL = new ModelName("cells");

  @ParameterizedTest
  @EnumSource
  void anAliasIsItsNameInPathsAndJson(AliasName alias) {
    assertThat(AliasName.of(alias.label())).isEqualTo(alias);
    String json = JsonMapper.shared().writeValueAsString(alias);
    assertThat(json).isEqualTo("\"" + alias.label() + "\"");
    assertThat(JsonMapper.shared().readValue(json, AliasName.class)).isEqualTo(alias);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Production", "PRODUCTION", "prod", "", " staging"})
  void refusesOtherAliasesAndNamesThoseThatThereAre(String label) {
    assertThatThrownBy(() -> AliasName.of(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("candidate, staging, production, calibrated, shadow or previous");
  }

  @Test
  void doesNotRepeatLongWordsWhole() {
    assertThat(NotRegistered.version(MODEL, "9".repeat(5_000)).detail()).hasSizeLessThan(200);
    assertThat(NotRegistered.file(MODEL, "1", "x".repeat(5_000)).detail())
        .hasSizeLessThan(200)
        .endsWith("\u2026");
    assertThat(NotRegistered.file(MODEL, "1", "card.md").detail())
        .isEqualTo("Version 1 of model cells has no file card.md");
  }

  @Test
  void namesTheRevisionsThatDisagree() {
    var moved = AliasMoveRefused.hasMoved(MODEL, AliasName.PRODUCTION, 3, 5);
    assertThat(moved.detail()).isEqualTo("Alias production of model cells is at revision 5, not 3");
    assertThat(moved.status().value()).isEqualTo(412);
  }

  @Test
  void aRegistrationHasATokenAndSomebodyWhoMakesIt() {
    var folder = Path.of("package");
    assertThatThrownBy(() -> new Registration(MODEL, null, folder, " ", "ann"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Registration(MODEL, null, folder, "run-1", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aModelKeepsTheAliasesItWasGiven() {
    List<Alias> aliases = new ArrayList<>();
    aliases.add(new Alias(AliasName.STAGING, "1", 1, Instant.EPOCH));
    var model = new RegisteredModel(MODEL, null, "1", aliases);
    aliases.clear();
    assertThat(model.aliases()).hasSize(1);
  }
}
