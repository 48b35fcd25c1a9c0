package io.lynceus.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.e2e.RunningPlatform;
import io.lynceus.e2e.SharedPlatform;
import io.lynceus.e2e.failpoint.FailPoint;
import io.lynceus.e2e.failpoint.FailPoint.Place;
import io.lynceus.e2e.history.Answer;
import io.lynceus.e2e.history.Api;
import io.lynceus.e2e.history.Pictures;
import io.lynceus.localstack.platform.ServiceModule;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that die between two steps that belong together. */
final class ServiceDeathIT {
  private static final RunningPlatform PLATFORM = SharedPlatform.get();
  private static final String PICTURE = "insert into image";
  private static final String VERSION = "insert into dataset";
  private static final String EVENT = "insert into outbox";
  private static final String SENT = "delete from outbox";

  /** The object is in the store, its row is not: collected, and stored when it is sent again. */
  @ParameterizedTest
  @ValueSource(strings = {PICTURE, VERSION})
  void f6DataServiceDiesBetweenObjectAndCommit(String row) throws Exception {
    FaultRun.of(PLATFORM, "F6", 6)
        .survives(
            history ->
                Holding.untilHalted(
                    PLATFORM, ServiceModule.DATA, FailPoint.halt(Place.BEFORE_COMMIT, row)));
  }

  @Tag("chaos")
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5", "7", "9", "11", "13", "17"})
  void f6AtManyPoints(int others) throws Exception {
    for (String row : new String[] {PICTURE, VERSION}) {
      FaultRun.of(PLATFORM, "F6", 60 + others)
          .survives(
              history ->
                  Holding.untilHalted(
                      PLATFORM,
                      ServiceModule.DATA,
                      FailPoint.halt(Place.BEFORE_COMMIT, row)
                          .after(row.equals(VERSION) ? others % 3 : others)));
    }
  }

  /** The event waits in the outbox for the next process. */
  @Test
  void f7DataServiceDiesBetweenCommitAndPublishing() throws Exception {
    FaultRun.of(PLATFORM, "F7", 7)
        .survives(
            history ->
                Holding.untilHalted(
                    PLATFORM, ServiceModule.DATA, FailPoint.halt(Place.AFTER_COMMIT, EVENT)));
  }

  /** Kafka has the event, the outbox does not know it: said again, heard once. */
  @Test
  void f7DataServiceDiesBetweenPublishingAndNoting() throws Exception {
    FaultRun.of(PLATFORM, "F7", 70)
        .survives(
            history ->
                Holding.untilHalted(
                    PLATFORM, ServiceModule.DATA, FailPoint.halt(Place.BEFORE_COMMIT, SENT)));
  }

  /** The one who heard an event dies before and after its effect is committed. */
  @Tag("chaos")
  @ParameterizedTest
  @CsvSource({"BEFORE_COMMIT", "AFTER_COMMIT"})
  void f7TrainingServiceDiesWhileItHears(Place place) throws Exception {
    FaultRun.of(PLATFORM, "F7", 77)
        .survives(
            history ->
                Holding.untilHalted(
                    PLATFORM,
                    ServiceModule.TRAINING,
                    FailPoint.halt(place, "insert into dataset_version")));
  }

  /** Half an upload is nothing; sent again it is one picture, and another time a duplicate. */
  @Test
  void f5GatewayDiesInTheMiddleOfAnUpload() throws Exception {
    FaultRun run = FaultRun.of(PLATFORM, "F5", 5);
    String project = "half-upload-" + Long.toHexString(System.nanoTime());
    assertThat(
            run.api()
                .json(
                    "POST", "/projects", "{\"name\":\"%s\",\"classes\":[\"a\"]}".formatted(project))
                .status())
        .isEqualTo(201);
    byte[] picture = Pictures.noise(new SplittableRandom(5));
    var part = new Api.Part("files", "half.png", picture);
    String path = "/projects/%s/images".formatted(project);
    run.survives(
        history -> {
          try (Socket half = half(path, Api.body(part))) {
            PLATFORM.kill(ServiceModule.GATEWAY.module());
            assertThat(half.isConnected()).isTrue();
          }
        });
    assertThat(run.api().get(path).json().path("items")).isEmpty();
    assertThat(status(run.api().upload(path, part))).isEqualTo("stored");
    assertThat(status(run.api().upload(path, part))).isEqualTo("duplicate");
  }

  @Tag("chaos")
  @ParameterizedTest
  @ValueSource(strings = {"data-service", "gateway", "training-service", "stack"})
  void anyProcessIsKilled(String victim) throws Exception {
    FaultRun.of(PLATFORM, "kill " + victim, 1).survives(history -> PLATFORM.kill(victim));
  }

  private static String status(Answer answer) {
    assertThat(answer.isGood()).as(answer.body()).isTrue();
    return answer.json().at("/results/0/status").asString();
  }

  /** The head and half of the body have been sent. */
  private static Socket half(String path, byte[] body) throws IOException {
    URI gateway = PLATFORM.gateway();
    var socket = new Socket(gateway.getHost(), gateway.getPort());
    OutputStream out = socket.getOutputStream();
    String head =
        """
        POST /api/v1%s HTTP/1.1
        Host: %s
        X-API-Key: %s
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(
                path, gateway.getAuthority(), PLATFORM.adminKey(), Api.contentType(), body.length);
    out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, body.length / 2);
    out.flush();
    return socket;
  }
}
