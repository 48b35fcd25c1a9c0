package io.lynceus.data.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.lynceus.data.DataServer;
import io.lynceus.data.DataServer.Answer;
import io.lynceus.platform.identity.ProjectScope;
import io.lynceus.platform.identity.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProjectIT {
  private static final String PROJECTS = "/api/v1/projects";

  private final DataServer server = DataServer.shared();

  @Test
  void keepsTheOrderOfItsClasses() {
    server.project("order", "zebra", "ant", "#{T(java.lang.Runtime)}");
    Answer answer = server.get(PROJECTS + "/order").hasStatus(200);
    assertThat(answer.json().path("task").asString()).isEqualTo("object-detection");
    assertThat(answer.json().path("classes").toString())
        .isEqualTo("[\"zebra\",\"ant\",\"#{T(java.lang.Runtime)}\"]");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void refusesANameThatIsTaken() {
    server.project("taken", "a");
    server
        .send("POST", PROJECTS, "{\"name\":\"taken\",\"classes\":[\"a\"]}")
        .isProblem(409, "project-exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"UPPER\",\"classes\":[\"a\"]}",
        "{\"name\":\"x\",\"classes\":[\"a\"]}",
        "{\"name\":\"fine\"}",
        "{\"name\":\"fine\",\"classes\":[]}",
        "{\"name\":\"fine\",\"classes\":[\"a\",\"a\"]}",
        "{\"name\":\"fine\",\"classes\":[\"<b>a</b>\"]}",
        "{\"name\":\"fine\",\"classes\":[\" \"]}",
        "{\"name\":\"fine\",\"classes\":[\"a\"],\"task\":\"telepathy\"}",
        "{\"name\":\"fine\",\"classes\":[\"a\"],\"ownerId\":\"me\"}"
      })
  void refusesWhatIsNoProject(String body) {
    server.send("POST", PROJECTS, body).isProblem(422, "invalid-input");
    server.get(PROJECTS + "/fine").isProblem(404, "project-not-found");
  }

  @Test
  void addsAndRetiresClassesWhileIdsStay() {
    server.project("ids", "a", "b", "c");
    change("ids", "\"1\"", "[\"a\",\"c\",\"d\"]").hasStatus(200);
    Answer back = change("ids", "\"2\"", "[\"b\",\"d\"]").hasStatus(200);
    assertThat(back.json().path("classes").toString()).isEqualTo("[\"b\",\"d\"]");
    assertThat(back.json().path("retired").toString()).isEqualTo("[\"a\",\"c\"]");
    Project project = server.bean(Projects.class).get(new io.lynceus.contracts.ProjectName("ids"));
    assertThat(project.activeClass("b").orElseThrow().id()).isEqualTo(1);
    assertThat(project.activeClass("d").orElseThrow().id()).isEqualTo(3);
  }

  @Test
  void changesOnlyWhatWasRead() {
    server.project("stale", "a");
    server
        .send("PATCH", PROJECTS + "/stale", "{\"classes\":[\"a\",\"b\"]}")
        .isProblem(428, "precondition-missing");
    change("stale", "\"9\"", "[\"b\"]").isProblem(412, "precondition-failed");
    change("stale", "nonsense", "[\"b\"]").isProblem(412, "precondition-failed");
    change("stale", "*", "[\"a\",\"b\"]").hasStatus(200);
  }

  @Test
  void createsOnceForOneKey() {
    String body = "{\"name\":\"keyed\",\"classes\":[\"a\"]}";
    server.send("POST", PROJECTS, body, "Idempotency-Key", "k-1").hasStatus(201);
    server.send("POST", PROJECTS, body, "Idempotency-Key", "k-1").hasStatus(201);
    server
        .send("POST", PROJECTS, body.replace("[\"a\"]", "[\"b\"]"), "Idempotency-Key", "k-1")
        .isProblem(422, "idempotency-key-reused");
  }

  @Test
  void isGoneWhenDeleted() {
    server.project("short-lived", "a");
    server.delete(PROJECTS + "/short-lived").hasStatus(204);
    server.get(PROJECTS + "/short-lived").isProblem(404, "project-not-found");
    server.delete(PROJECTS + "/short-lived").isProblem(404, "project-not-found");
  }

  @Test
  void belongsToWhoMaySeeIt() {
    server.project("mine", "a");
    server.project("theirs", "a");
    String limited = server.limitedTo(Role.ENGINEER, "mine");
    server.getAs(limited, PROJECTS + "/mine").hasStatus(200);
    server.getAs(limited, PROJECTS + "/theirs").isProblem(404, "project-not-found");
    JsonNode list = server.getAs(limited, PROJECTS).json().path("items");
    assertThat(list.findValuesAsString("project")).containsExactly("mine");
  }

  @Test
  void isMadeByEngineersOnly() {
    String annotator = server.token(Role.ANNOTATOR, new ProjectScope.All());
    String body = "{\"name\":\"not-made\",\"classes\":[\"a\"]}";
    assertThat(server.sendAs(annotator, "POST", PROJECTS, body).status()).isEqualTo(403);
    assertThat(server.getAs("nonsense", PROJECTS).status()).isEqualTo(401);
  }

  @Test
  void isListedPageByPage() {
    for (String name : new String[] {"page-a", "page-b", "page-c"}) {
      server.project(name, "a");
    }
    JsonNode page = server.get(PROJECTS + "?limit=2").json();
    assertThat(page.path("items").size()).isEqualTo(2);
    String next = page.path("next").asString();
    assertThat(server.get(PROJECTS + "?limit=1000&cursor=" + next).json().path("items").size())
        .isPositive();
    server.get(PROJECTS + "?limit=1000000000").isProblem(400, "invalid-paging");
    server.get(PROJECTS + "?cursor=x" + next).isProblem(400, "invalid-paging");
  }

  @Test
  void oneOfManyWhoTakeANameGetsIt() throws Exception {
    String body = "{\"name\":\"wanted\",\"classes\":[\"a\"]}";
    assertThat(together(() -> server.send("POST", PROJECTS, body).status()))
        .containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  @Test
  void oneOfManyChangesOfOneRevisionIsMade() throws Exception {
    server.project("contested", "a");
    assertThat(together(() -> change("contested", "\"1\"", "[\"a\",\"b\"]").status()))
        .containsExactlyInAnyOrder(200, 412, 412, 412);
    assertThat(server.get(PROJECTS + "/contested").header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void aNameIsFreeAgainAfterItsProject() {
    server.project("reborn", "a", "b");
    server.delete(PROJECTS + "/reborn").hasStatus(204);
    server.project("reborn", "c");
    Answer answer = server.get(PROJECTS + "/reborn");
    assertThat(answer.json().path("classes").toString()).isEqualTo("[\"c\"]");
    assertThat(answer.json().path("retired").size()).isZero();
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aThousandClassesAreTakenAndOneMoreIsNot() {
    server.project("thousand", classes(1_000));
    assertThat(server.get(PROJECTS + "/thousand").json().path("classes").size()).isEqualTo(1_000);
    String more = JsonMapper.shared().writeValueAsString(classes(1_001));
    server
        .send("POST", PROJECTS, "{\"name\":\"more\",\"classes\":%s}".formatted(more))
        .isProblem(422, "invalid-input");
    change("thousand", "*", more).isProblem(422, "invalid-input");
  }

  @Test
  void refusesAKeyThatIsNone() {
    String body = "{\"name\":\"odd-key\",\"classes\":[\"a\"]}";
    server
        .send("POST", PROJECTS, body, "Idempotency-Key", "k".repeat(300))
        .isProblem(400, "idempotency-key-malformed");
    server.get(PROJECTS + "/odd-key").isProblem(404, "project-not-found");
  }

  private static String[] classes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toArray(String[]::new);
  }

  private static List<Integer> together(Callable<Integer> request) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(Collections.nCopies(4, request))) {
        statuses.add(status.get());
      }
      return statuses;
    }
  }

  private Answer change(String project, String ifMatch, String classes) {
    String body = "{\"classes\":%s}".formatted(classes);
    return server.send("PATCH", PROJECTS + "/" + project, body, "If-Match", ifMatch);
  }
}
