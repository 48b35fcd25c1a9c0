package io.lynceus.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request without credentials go on as nobody, and stops one with bad ones, also where
 * nobody may come in: who shows a key wants to know that it is none.
 */
final class CredentialFilter extends OncePerRequestFilter {
  private final Credentials credentials;
  private final AuthenticationEntryPoint refusal;

  CredentialFilter(Credentials credentials, AuthenticationEntryPoint refusal) {
    this.credentials = credentials;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      credentials
          .shownBy(request)
          .ifPresent(caller -> SecurityContextHolder.setContext(new SecurityContextImpl(caller)));
    } catch (AuthenticationException refused) {
      refusal.commence(request, response, refused);
      return;
    }
    chain.doFilter(request, response);
  }
}
