package io.lynceus.registry.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A registry that there is not stops the start, and the last words name those that there are. */
@ExtendWith(OutputCaptureExtension.class)
final class UnknownRegistryIT {
  @EnableConfigurationProperties(RegistryProperties.class)
  static class Choice {}

  @Test
  void stopsTheStartAndNamesTheValidOnes(CapturedOutput output) {
    var application = new SpringApplicationBuilder(Choice.class).web(WebApplicationType.NONE);
    assertThatThrownBy(() -> application.run("--lynceus.registry=mlflow"))
        .hasStackTraceContaining("lynceus.registry");
    assertThat(output.getOut()).contains("Value: \\\"mlflow\\\"").contains("POSTGRES");
  }
}
