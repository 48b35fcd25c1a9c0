package io.lynceus.inference;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.registry.Alias;
import io.lynceus.registry.AliasMove;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.ModelRegistry;
import io.lynceus.registry.ModelVersion;
import io.lynceus.registry.NotRegistered;
import io.lynceus.registry.Promotion;
import io.lynceus.registry.RegisteredModel;
import io.lynceus.registry.Registration;
import io.lynceus.registry.Rollback;
import io.lynceus.vision.packaging.ContentHash;
import io.lynceus.vision.packaging.ModelManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is registered, as a test sets it: one model, its versions, its aliases, counted reads. */
public final class MemoryRegistry implements ModelRegistry {
  public static final ModelName CELLS = new ModelName("cells");

  private final List<ModelVersion> versions = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<AliasName, String> aliases = new HashMap<>();
  private final Set<String> away = new HashSet<>();
  private int reads;

  /** Registers a network as the next version, and answers its number. */
  public synchronized String add(byte[] network) {
    String version = String.valueOf(versions.size() + 1);
    String json = new String(Fixtures.manifest(network).json(), StandardCharsets.UTF_8);
    byte[] manifest =
        json.replace(
                "\"files\" : { }",
                "\"files\" : { \"model.onnx\" : \"%s\" }".formatted(ContentHash.of(network)))
            .getBytes(StandardCharsets.UTF_8);
    files.put(version + "/lynceus.json", manifest);
    files.put(version + "/model.onnx", network);
    versions.add(
        new ModelVersion(
            CELLS,
            version,
            "1.0.0",
            new ProjectName("cells"),
            ContentHash.of(manifest),
            ModelManifest.read(manifest),
            "ada",
            Instant.EPOCH));
    return version;
  }

  public synchronized void set(AliasName alias, String version) {
    aliases.put(alias, version);
  }

  public synchronized void unset(AliasName alias) {
    aliases.remove(alias);
  }

  public synchronized void change(String version, String path, byte[] bytes) {
    files.put(version + "/" + path, bytes);
  }

  /** The store does not give a version's files at the moment. */
  public synchronized void takeAway(String version) {
    away.add(version);
  }

  /** How many files were opened so far. */
  public synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized RegisteredModel model(ModelName model) {
    if (!model.equals(CELLS) || versions.isEmpty()) {
      throw NotRegistered.model(model);
    }
    return new RegisteredModel(model, new ProjectName("cells"), "1", List.of());
  }

  @Override
  public synchronized ModelVersion version(ModelName model, String version) {
    return versions.stream()
        .filter(v -> v.model().equals(model) && v.version().equals(version))
        .findFirst()
        .orElseThrow(() -> NotRegistered.version(model, version));
  }

  @Override
  public synchronized InputStream open(ModelName model, String version, String path) {
    reads++;
    if (away.contains(version)) {
      throw new UncheckedIOException(new IOException("as if the store were away"));
    }
    byte[] bytes = files.get(version + "/" + path);
    if (bytes == null) {
      throw NotRegistered.file(model, version, path);
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public synchronized Alias alias(ModelName model, AliasName alias) {
    model(model);
    String version = aliases.get(alias);
    if (version == null) {
      throw NotRegistered.alias(model, alias);
    }
    return new Alias(alias, version, 1, Instant.EPOCH);
  }

  @Override
  public ModelVersion version(ModelName model, AliasName alias) {
    return version(model, alias(model, alias).version());
  }

  @Override
  public ModelVersion register(Registration registration) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<RegisteredModel> models() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ModelVersion> versions(ModelName model) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Alias> aliases(ModelName model) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Alias promote(Promotion promotion) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Alias rollBack(Rollback rollback) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<AliasMove> ledger(ModelName model, AliasName alias) {
    throw new UnsupportedOperationException();
  }
}
