package io.lynceus.inference.detection;

import io.lynceus.contracts.ModelName;
import io.lynceus.inference.batching.InferencePool;
import io.lynceus.inference.batching.PictureJob;
import io.lynceus.inference.batching.PictureOutcome;
import io.lynceus.inference.batching.PictureOutcome.Seen;
import io.lynceus.inference.batching.PictureOutcome.Unreadable;
import io.lynceus.inference.catalogue.ModelAccess;
import io.lynceus.inference.loading.ModelKey;
import io.lynceus.inference.loading.ModelLease;
import io.lynceus.inference.rollout.LiveModels;
import io.lynceus.platform.identity.Caller;
import io.lynceus.platform.problem.LynceusProblem;
import io.lynceus.platform.problem.Problems;
import io.lynceus.vision.picture.BoxDrawing;
import io.lynceus.vision.picture.Picture;
import io.lynceus.vision.picture.PictureEncoding;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** One request: lends the version for its whole duration, has its pictures looked at, answers. */
@Component
final class PictureReading {
  private final LiveModels models;
  private final ModelAccess access;
  private final InferencePool pool;
  private final DetectionProperties properties;
  private final Problems problems;

  PictureReading(
      LiveModels models,
      ModelAccess access,
      InferencePool pool,
      DetectionProperties properties,
      Problems problems) {
    this.models = models;
    this.access = access;
    this.pool = pool;
    this.properties = properties;
    this.problems = problems;
  }

  /** What is asked, and by whom. */
  record Asked(ModelName model, DetectionQuery query, List<SentPicture> pictures, Caller caller) {}

  private record Read(ModelKey key, List<String> classes, List<PictureOutcome> outcomes) {}

  /** One answer a picture. The refusal of a single picture is the refusal of the request. */
  List<PictureAnswer> read(Asked asked, HttpServletRequest request) {
    Read read = look(asked, false);
    List<PictureAnswer> answers = new ArrayList<>(asked.pictures().size());
    for (PictureOutcome outcome : read.outcomes()) {
      String source = asked.pictures().get(answers.size()).source();
      answers.add(
          switch (outcome) {
            case Seen seen -> PictureAnswer.seen(source, read.key(), seen, read.classes());
            case Unreadable(var refused) -> {
              var problem = new PictureUnreadable(refused);
              if (asked.pictures().size() == 1) {
                throw problem;
              }
              yield PictureAnswer.unreadable(
                  source, read.key(), problems.answer(problem, request).getBody());
            }
          });
    }
    return answers;
  }

  /** The picture with its boxes as PNG. */
  byte[] draw(Asked asked) {
    if (!asked.query().draw() || asked.pictures().size() > 1) {
      throw DetectionRequestInvalid.notDrawable();
    }
    Read read = look(asked, true);
    return switch (read.outcomes().getFirst()) {
      case Seen(int _, int _, var detected, var _, var _, Picture picture) when picture != null ->
          PictureEncoding.png(BoxDrawing.on(picture, detected.detections(), read.classes()));
      case Seen _ -> throw new IllegalStateException("The picture was not kept");
      case Unreadable(var refused) -> throw new PictureUnreadable(refused);
    };
  }

  private Read look(Asked asked, boolean keep) {
    int most = Math.min(properties.pictures(), pool.capacity());
    if (asked.pictures().isEmpty()) {
      throw DetectionRequestInvalid.noPictures();
    }
    if (asked.pictures().size() > most) {
      throw DetectionRequestInvalid.tooManyPictures(asked.pictures().size(), most);
    }
    var settings = properties.settings(asked.query().confidence(), asked.query().iou());
    List<PictureJob> jobs =
        asked.pictures().stream().map(p -> new PictureJob(p.bytes(), settings, keep)).toList();
    ModelLease lease = lease(asked);
    ModelKey key = lease.key();
    List<String> classes = lease.detector().spec().classes();
    return new Read(key, classes, pool.ask(lease, jobs));
  }

  private ModelLease lease(Asked asked) {
    ModelLease lease = lent(asked);
    try {
      ModelAccess.require(asked.model(), lease.project(), asked.caller());
      return lease;
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /** Why a model cannot be lent is told only to those for whom it exists. */
  private ModelLease lent(Asked asked) {
    String version = asked.query().version();
    try {
      return version == null
          ? models.lease(asked.model(), asked.query().aliasName(), pool.deadline())
          : models.lease(asked.model(), version, pool.deadline());
    } catch (LynceusProblem refused) {
      access.require(asked.model(), asked.caller());
      throw refused;
    }
  }
}
