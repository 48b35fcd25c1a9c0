package io.lynceus.inference.detection;

import static io.lynceus.inference.MemoryRegistry.CELLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.contracts.ModelName;
import io.lynceus.contracts.ProjectName;
import io.lynceus.inference.Fixtures;
import io.lynceus.inference.MemoryRegistry;
import io.lynceus.inference.batching.InferencePool;
import io.lynceus.inference.batching.Pools;
import io.lynceus.inference.catalogue.Accesses;
import io.lynceus.inference.loading.Leases;
import io.lynceus.inference.loading.LoadedModels;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.rollout.Rollouts;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import io.lynceus.registry.AliasName;
import io.lynceus.registry.NotRegistered;
import io.lynceus.vision.header.PictureLimits;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureDecoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** One request from its pictures to its answers, without a server. */
final class PictureReadingTest {
  private static final Caller ADA = new Caller("ada", Set.of(Role.VIEWER), new ProjectScope.All());
  private static final Caller STRANGER =
      new Caller(
          "eve", Set.of(Role.ADMIN), new ProjectScope.Only(Set.of(new ProjectName("elsewhere"))));
  private static final DetectionQuery PLAIN = query(null, null, null, false);
  private static final DetectionProperties FOUR_PICTURES =
      new DetectionProperties(0.25, 0.7, 300, 4, DataSize.ofMegabytes(1));

  private final MemoryRegistry registry = new MemoryRegistry();
  private final LoadedModels loaded = Leases.over(registry, 2);
  private final InferencePool pool = Pools.of(1, 8, Duration.ofSeconds(30));
  private final PictureReading reading =
      new PictureReading(
          Rollouts.of(registry, loaded),
          Accesses.over(registry),
          pool,
          FOUR_PICTURES,
          new Problems(new SimpleMeterRegistry()));

  @AfterEach
  void close() {
    pool.close();
    loaded.close();
  }

  @Test
  void eachPictureIsAnsweredUnderTheNameThatItsSenderGaveIt() {
    live(Fixtures.MIDDLE);
    List<PictureAnswer> answers = read(ADA, PLAIN, grey("b.png", 255), grey("a.png", 0));
    assertThat(answers).extracting(PictureAnswer::source).containsExactly("b.png", "a.png");
    assertThat(answers).extracting(PictureAnswer::version).containsOnly("1");
    assertThat(answers.get(0).detections())
        .containsExactly(new PictureAnswer.Found("lamp", 1, 48, 56, 80, 72));
    assertThat(answers.get(1).detections()).isEmpty();
    assertThat(answers.get(0).width()).isEqualTo(128);
  }

  @Test
  void oneBadPictureAmongManyIsItsOwnProblemAndAloneItIsTheRequests() {
    live(Fixtures.MIDDLE);
    SentPicture text = sent("note.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
    List<PictureAnswer> answers = read(ADA, PLAIN, text, grey("a.png", 255));
    assertThat(answers.get(0).problem().status()).isEqualTo(415);
    assertThat(answers.get(0).width()).isNull();
    assertThat(answers.get(0).timings()).isNull();
    assertThat(answers.get(1).problem()).isNull();
    assertRefused("picture-unsupported", 415, PLAIN, text);
    assertRefused("picture-empty", 400, PLAIN, sent("empty.jpg", new byte[0]));
  }

  @Test
  void moreThanMayComeAreRefusedBeforeAnythingIsLoaded() {
    live(Fixtures.MIDDLE);
    SentPicture[] five = Collections.nCopies(5, grey("a", 1)).toArray(SentPicture[]::new);
    assertRefused("too-many-pictures", 413, PLAIN, five);
    assertRefused("no-pictures", 400, PLAIN);
    assertThat(registry.reads()).isZero();
  }

  @Test
  void asksForWhatTheRequestAsks() {
    live(Fixtures.MIDDLE);
    assertThat(read(ADA, query(null, null, 0.6, false), grey("a", 128)).getFirst().detections())
        .isEmpty();
    assertThat(read(ADA, query(null, null, 0.4, false), grey("a", 128)).getFirst().detections())
        .hasSize(1);
    registry.add(Fixtures.CORNER);
    PictureAnswer named = read(ADA, query(null, "2", null, false), grey("a", 255)).getFirst();
    assertThat(named.version()).isEqualTo("2");
    assertThat(named.detections().getFirst().className()).isEqualTo("moon");
    registry.set(AliasName.SHADOW, "2");
    assertThat(
            read(ADA, query(AliasName.SHADOW, null, null, false), grey("a", 255))
                .getFirst()
                .version())
        .isEqualTo("2");
  }

  /** Also the reason why it cannot be asked would tell a stranger that it exists. */
  @Test
  void aModelOfAnotherProjectIsNotThereWhateverItsState() {
    for (DetectionQuery query :
        List.of(
            PLAIN,
            query(null, "1", null, false),
            query(null, "9", null, false),
            query(AliasName.SHADOW, null, null, false))) {
      assertNotThere(query);
    }
    String broken = registry.add(Fixtures.NAN);
    registry.set(AliasName.PRODUCTION, broken);
    assertNotThere(PLAIN);
    live(Fixtures.MIDDLE);
    assertNotThere(PLAIN);
    assertThat(read(ADA, PLAIN, grey("a", 255))).hasSize(1);
  }

  @Test
  void whoMaySeeItIsToldWhatIsMissing() {
    registry.add(Fixtures.MIDDLE);
    assertRefused("alias-not-set", 409, PLAIN, grey("a", 1));
    assertRefused("model-version-not-found", 404, query(null, "9", null, false), grey("a", 1));
    registry.set(AliasName.PRODUCTION, registry.add(Fixtures.NAN));
    assertRefused("model-not-servable", 409, PLAIN, grey("a", 1));
  }

  @Test
  void drawsOnePictureAndNoTwo() {
    live(Fixtures.MIDDLE);
    DetectionQuery draw = query(null, null, null, true);
    byte[] png = reading.draw(asked(ADA, draw, grey("a", 255)));
    Picture drawn = new PictureDecoder(PictureLimits.STANDARD).decode(png);
    assertThat(drawn.pixel(48, 64)).isNotEqualTo(0xFFFFFF);
    assertThat(drawn.pixel(10, 120)).isEqualTo(0xFFFFFF);
    for (PictureReading.Asked asked :
        List.of(asked(ADA, PLAIN, grey("a", 1)), asked(ADA, draw, grey("a", 1), grey("b", 1)))) {
      assertThatExceptionOfType(DetectionRequestInvalid.class)
          .isThrownBy(() -> reading.draw(asked));
    }
    assertThatExceptionOfType(PictureUnreadable.class)
        .isThrownBy(() -> reading.draw(asked(ADA, draw, sent("a", new byte[] {1, 2, 3}))));
  }

  @Test
  void whateverComesOfItTheVersionIsGivenBack() {
    live(Fixtures.MIDDLE);
    read(ADA, PLAIN, grey("a", 1));
    assertNotThere(PLAIN);
    assertRefused("picture-unsupported", 415, PLAIN, sent("a", new byte[] {1, 2, 3}));
    ModelLease lease = loaded.lease(new ModelKey(CELLS, "1"), pool.deadline());
    loaded.retire(lease.key());
    lease.close();
    assertThat(lease.detector().isClosed()).isTrue();
  }

  private void live(byte[] network) {
    registry.set(AliasName.PRODUCTION, registry.add(network));
  }

  private void assertNotThere(DetectionQuery query) {
    assertThatExceptionOfType(NotRegistered.class)
        .isThrownBy(() -> read(STRANGER, query, grey("a", 1)))
        .withMessage("No model cells is registered");
  }

  private void assertRefused(String slug, int status, DetectionQuery query, SentPicture... sent) {
    assertThatExceptionOfType(LynceusProblem.class)
        .isThrownBy(() -> read(ADA, query, sent))
        .satisfies(
            refused -> {
              assertThat(refused.slug()).isEqualTo(slug);
              assertThat(refused.status().value()).isEqualTo(status);
            });
  }

  private List<PictureAnswer> read(Caller caller, DetectionQuery query, SentPicture... pictures) {
    return reading.read(
        asked(caller, query, pictures),
        new MockHttpServletRequest("POST", "/api/v1/models/cells/detections"));
  }

  private static PictureReading.Asked asked(
      Caller caller, DetectionQuery query, SentPicture... pictures) {
    return new PictureReading.Asked(new ModelName("cells"), query, List.of(pictures), caller);
  }

  private static DetectionQuery query(
      AliasName alias, String version, Double confidence, boolean draw) {
    return new DetectionQuery(alias, version, confidence, null, draw);
  }

  private static SentPicture grey(String name, int level) {
    return sent(name, Fixtures.grey(level));
  }

  private static SentPicture sent(String name, byte[] bytes) {
    return new SentPicture(name, () -> bytes);
  }
}
