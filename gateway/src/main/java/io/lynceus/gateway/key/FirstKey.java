package io.lynceus.gateway.key;

import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes the key of the first admin where no admin could come in, and keeps it in the state folder,
 * readable by its owner. The log names the file, never the key.
 */
@Component
final class FirstKey implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstKey.class);
  private static final Caller FIRST_START =
      new Caller("first-start", Set.of(Role.ADMIN), new ProjectScope.All());

  private final ApiKeys keys;
  private final StateProperties state;
  private final Clock clock;

  FirstKey(ApiKeys keys, StateProperties state, Clock clock) {
    this.keys = keys;
    this.state = state;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (state.renewAdminKey() || keys.all().stream().noneMatch(this::opensEverything)) {
      var text = KeyText.random(new SecureRandom());
      // The file first: a key that is in the table alone would lock everybody out.
      write(text);
      keys.add(
          new ApiKey(
              text.id(),
              "first admin",
              Set.of(Role.ADMIN),
              FIRST_START.projects(),
              clock.instant(),
              FIRST_START.subject(),
              null),
          text);
      log.info("The key {} of the first admin is in {}", text, state.adminKey());
    }
  }

  private boolean opensEverything(ApiKey key) {
    return key.roles().contains(Role.ADMIN)
        && key.projects() instanceof ProjectScope.All
        && key.isAliveAt(clock.instant());
  }

  private void write(KeyText text) throws IOException {
    Files.createDirectories(state.state());
    Path draft =
        Files.createTempFile(
            state.state(),
            "admin-key",
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text.reveal() + "\n");
    Files.move(
        draft,
        state.adminKey(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
