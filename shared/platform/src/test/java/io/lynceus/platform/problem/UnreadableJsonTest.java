package io.lynceus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lynceus.contracts.ProjectName;
import io.lynceus.platform.identity.Role;
import io.lynceus.platform.request.StrictJson;
import java.io.EOFException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is said of a body that is not what was asked for: where, and what was expected. */
final class UnreadableJsonTest {
  private static final JsonMapper STRICT = StrictJson.of(JsonMapper.builder());

  private record Wanted(
      int count,
      double share,
      boolean on,
      String text,
      List<Integer> sizes,
      Role role,
      ProjectName project,
      List<Part> parts) {}

  private record Part(int x) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"count\": \"many\"} | /count | Expected a whole number",
        "{\"share\": [1]} | /share | Expected a number",
        "{\"share\": true} | /share | Expected a number",
        "{\"on\": \"perhaps\"} | /on | Expected true or false",
        "{\"text\": {}} | /text | Expected a string",
        "{\"sizes\": 3} | /sizes | Expected an array",
        "{\"count\": 1.5} | /count | Expected a whole number",
        "{\"count\": 1e9} | /count | Expected a whole number",
        "{\"sizes\": [1, 1.0]} | /sizes/1 | Expected a whole number",
        "{\"sizes\": [1, \"x\"]} | /sizes/1 | Expected a whole number",
        "{\"parts\": [{\"x\": 1}, {\"x\": \"b\"}]} | /parts/1/x | Expected a whole number",
        "{\"parts\": [{\"x\": 1, \"y\": 1}]} | /parts/0/y | Unknown field",
        "{\"count\": 1, \"share\": 1, \"on\": true, \"a/b~c\": 1} | /a~1b~0c | Unknown field",
        "[] | `` | Expected another form of value"
      })
  void pointsAtTheFieldAndSaysWhatWasExpected(String body, String pointer, String detail) {
    LynceusProblem problem = problem(body);
    assertThat(problem.slug()).isEqualTo("invalid-input");
    assertThat(problem.status().value()).isEqualTo(422);
    assertThat(problem.errors()).containsExactly(new InvalidField(pointer, detail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\": 1 | line 1",
        "{\"count\": 1, \"count\": 2} | line 1",
        "{count: 1} | line 1",
        "{\"count\": 1,} | line 1",
        "<xml/> | line 1"
      })
  void whatIsNotJsonIsSaidWithItsPlace(String body, String place) {
    InvalidField field = problem(body).errors().getFirst();
    assertThat(field.detail()).startsWith("Not readable as JSON at " + place);
  }

  @Test
  void aValuesOwnRefusalIsShownAndNoClassOfOurs() {
    InvalidField name = problem("{\"project\": \"Not A Name\"}").errors().getFirst();
    assertThat(name.pointer()).isEqualTo("/project");
    assertThat(name.detail()).isNotBlank().doesNotContain("io.lynceus").doesNotContain("Exception");
    InvalidField role = problem("{\"role\": \"king\"}").errors().getFirst();
    assertThat(role.pointer()).isEqualTo("/role");
    assertThat(role.detail()).doesNotContain("io.lynceus").doesNotContain("Exception");
  }

  @Test
  void aBodyThatBreaksOffIsNoInvalidField() {
    LynceusProblem cut = UnreadableJson.of(unreadable(new EOFException("stalled")));
    assertThat(cut.slug()).isEqualTo("body-cut-short");
    assertThat(cut.status().value()).isEqualTo(400);
    LynceusProblem missing = UnreadableJson.of(unreadable(null));
    assertThat(missing.slug()).isEqualTo("body-missing");
  }

  @Test
  void aFactThatWasThrownWhileReadingIsThatFact() {
    var fact = RequestProblem.unavailable("The database");
    assertThat(UnreadableJson.of(unreadable(new IllegalStateException(fact)))).isSameAs(fact);
  }

  private static LynceusProblem problem(String body) {
    return UnreadableJson.of(
        unreadable(
            catchThrowableOfType(
                JacksonException.class, () -> STRICT.readValue(body, Wanted.class))));
  }

  private static HttpMessageNotReadableException unreadable(Throwable cause) {
    var request = new ServletServerHttpRequest(new MockHttpServletRequest());
    return new HttpMessageNotReadableException("not readable", cause, request);
  }
}
