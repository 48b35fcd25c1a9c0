package io.lynceus.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lynceus.contracts.ProjectName;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller as Spring Security and controllers see one. */
final class CallerAuthenticationTest {
  private static final Caller ADA =
      new Caller("ada", Set.of(Role.ENGINEER), new ProjectScope.All());
  private static final CallerArgument ARGUMENT = new CallerArgument();

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void holdsEveryRoleThatTheGrantedOnesInclude() {
    var authentication = new CallerAuthentication(ADA);
    assertThat(authentication.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("ROLE_ENGINEER", "ROLE_ANNOTATOR", "ROLE_VIEWER");
    assertThat(authentication.isAuthenticated()).isTrue();
    assertThat(authentication.getName()).isEqualTo("ada");
  }

  @Test
  void aCallerOfOtherProjectsIsAnotherCaller() {
    var limited =
        new Caller(
            "ada", Set.of(Role.ENGINEER), new ProjectScope.Only(Set.of(new ProjectName("cells"))));
    assertThat(new CallerAuthentication(ADA))
        .isEqualTo(new CallerAuthentication(ADA))
        .hasSameHashCodeAs(new CallerAuthentication(ADA))
        .isNotEqualTo(new CallerAuthentication(limited));
  }

  @Test
  void aControllerGetsWhoIsCalling() {
    SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(ADA));
    assertThat(argument()).isEqualTo(ADA);
  }

  @Test
  void anythingElseThanOurTokenIsNobody() {
    assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
        .isThrownBy(CallerAuthenticationTest::argument);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("root", "secret", "ROLE_ADMIN"));
    assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
        .isThrownBy(CallerAuthenticationTest::argument);
  }

  /** Who is asked, and for what, plays no part. */
  private static Caller argument() {
    return ARGUMENT.resolveArgument(null, null, null, null);
  }
}
