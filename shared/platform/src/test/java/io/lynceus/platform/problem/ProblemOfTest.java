package io.lynceus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which answer an exception becomes, and how little of it is told. */
final class ProblemOfTest {
  @Test
  void aFactStaysTheFact() {
    var fact = new RequestProblem("gone", HttpStatus.GONE, "It is gone");
    assertThat(ProblemOf.exception(fact)).isSameAs(fact);
  }

  @Test
  void whatIsNotHereIsAnUnknownRoute() {
    var thrown = new NoResourceFoundException(HttpMethod.GET, "/nothing", "nothing");
    assertProblem(thrown, "unknown-route", 404);
  }

  @Test
  void aFullDiskIsSaidWhateverItIsWrappedIn() {
    IOException full =
        catchThrowableOfType(
            IOException.class,
            () -> {
              try (var out = Files.newOutputStream(Path.of("/dev/full"))) {
                out.write(1);
              }
            });
    assertProblem(new UncheckedIOException(full), "storage-full", 507);
    assertProblem(new MultipartException("A part was not kept", full), "storage-full", 507);
    assertProblem(new IOException("Disk quota exceeded"), "storage-full", 507);
    assertProblem(new IOException("anything"), "internal-error", 500);
    assertProblem(new IllegalStateException("File too large"), "internal-error", 500);
  }

  @Test
  void aMethodThatIsNotPossibleNamesThoseThatAre() {
    var thrown = new HttpRequestMethodNotSupportedException("DELETE", List.of("GET", "PUT"));
    LynceusProblem problem = assertProblem(thrown, "method-not-allowed", 405);
    assertThat(problem.headers().get("Allow")).contains("GET").contains("PUT");
    assertThat(problem.detail()).isEqualTo("DELETE is not possible here");
  }

  @Test
  void typesThatAreNotTakenNameThoseThatAre() {
    var sent =
        new HttpMediaTypeNotSupportedException(
            MediaType.TEXT_PLAIN, List.of(MediaType.APPLICATION_JSON));
    assertThat(assertProblem(sent, "unsupported-media-type", 415).detail())
        .isEqualTo("Accepted here: application/json");
    var wanted = new HttpMediaTypeNotAcceptableException(List.of(MediaType.IMAGE_PNG));
    assertThat(assertProblem(wanted, "not-acceptable", 406).detail())
        .isEqualTo("Available here: image/png");
  }

  @Test
  void whatIsMissingIsNamed() {
    var part = assertProblem(new MissingServletRequestPartException("files"), "invalid-input", 422);
    assertThat(part.errors()).containsExactly(new InvalidField("files", "This part is required"));
    var parameter =
        assertProblem(
            new MissingServletRequestParameterException("format", "String"), "invalid-input", 422);
    assertThat(parameter.errors().getFirst().detail()).contains("format");
  }

  @Test
  void aValueOfAnotherTypeSaysSoWithoutOurTypes() {
    var problem =
        assertProblem(new TypeMismatchException("many", Integer.class), "invalid-input", 422);
    assertThat(problem.errors().getFirst().detail()).isEqualTo("Not a valid value");
  }

  @Test
  void anUploadBeyondAnyLimitIsTooLargeAndABrokenOneIsUnreadable() {
    assertProblem(new MaxUploadSizeExceededException(1024), "payload-too-large", 413);
    var wrapped = new MultipartException("no", new FileCountLimitExceeded());
    assertProblem(wrapped, "payload-too-large", 413);
    assertProblem(new MultipartException("no boundary"), "invalid-multipart", 400);
  }

  /** Named as Tomcat's are: which class it is depends on the container. */
  private static final class FileCountLimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aDatabaseThatIsAwayIs503AndSafeToTryAgain() {
    for (RuntimeException away :
        List.of(
            new DataAccessResourceFailureException("refused at 10.0.0.7"),
            new CannotCreateTransactionException(
                "no", new SQLTransientConnectionException("pool is empty")))) {
      LynceusProblem problem = assertProblem(away, "dependency-unavailable", 503);
      assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "2"));
      assertThat(problem.detail()).startsWith("The database cannot be reached");
      assertThat(problem).as("what the log needs").hasCause(away);
    }
    assertProblem(new AsyncRequestTimeoutException(), "dependency-unavailable", 503);
  }

  @Test
  void whateverElseIsOursAndTellsNothing() {
    for (Exception fault :
        List.of(
            new NullPointerException("secret"),
            new IllegalStateException("password=secret"),
            new ZipException("secret"),
            new DuplicateKeyException("insert into secret"))) {
      LynceusProblem problem = assertProblem(fault, "internal-error", 500);
      assertThat(problem.detail()).doesNotContain("secret");
      assertThat(problem).hasCause(fault);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad-request, 400",
    "414, uri-too-long, 414",
    "418, i'm-a-teapot, 418",
    "431, request-header-fields-too-large, 431",
    "599, internal-server-error, 500"
  })
  void ofAContainersAnswerTheStatusIsWhatIsKnown(int code, String slug, int status) {
    assertThat(RequestProblem.ofStatus(code, null).slug()).isEqualTo(slug);
    assertThat(RequestProblem.ofStatus(code, null).status().value()).isEqualTo(status);
    assertThat(Problem.of(RequestProblem.ofStatus(code, null), "/x", null).type().toString())
        .isEqualTo("urn:lynceus:problem:" + slug);
  }

  @Test
  void theFrameworksOwnRefusalsKeepTheirStatus() {
    assertProblem(new ResponseStatusException(HttpStatus.CONFLICT, "secret"), "conflict", 409);
  }

  private static LynceusProblem assertProblem(Throwable thrown, String slug, int status) {
    LynceusProblem problem = ProblemOf.exception(thrown);
    assertThat(problem.slug()).isEqualTo(slug);
    assertThat(problem.status().value()).isEqualTo(status);
    return problem;
  }
}
