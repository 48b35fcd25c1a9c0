package io.lynceus.gateway.key;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the first key is kept.
 *
 * @param state the state folder of this machine
 * @param renewAdminKey makes another first key although there is one: the way back in for whoever
 *     lost it and may write to the state folder
 */
@ConfigurationProperties("lynceus")
record StateProperties(
    @DefaultValue(".lynceus") Path state, @DefaultValue("false") boolean renewAdminKey) {
  Path adminKey() {
    return state.resolve("admin-key");
  }
}
