package io.lynceus.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Holds a handler's {@code @PreAuthorize} against the caller before its arguments are read.
 * Spring's own check stands around the method and so comes after them: whoever may not do a thing
 * would be told what is wrong with how they asked for it, and could send gigabytes to be told no.
 * Of the arguments, an expression may name those of the path.
 */
final class RolesFirst implements HandlerInterceptor {
  private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();
  private final ConversionService words;

  RolesFirst(ConversionService words) {
    this.words = words;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      @Nullable PreAuthorize rule = method.getMethodAnnotation(PreAuthorize.class);
      if (rule != null) {
        judge(method, rule.value(), request);
      }
    }
    return true;
  }

  private void judge(HandlerMethod handler, String rule, HttpServletRequest request) {
    Method method = handler.getMethod();
    @Nullable Object[] arguments;
    try {
      arguments = ofPath(method.getParameters(), rule, request);
    } catch (ConversionException notOne) {
      return; // The path names nothing that there is; reading the arguments will say so.
    }
    MethodInvocation call = new SimpleMethodInvocation(handler.getBean(), method, arguments);
    @Nullable AuthorizationResult result = rules.authorize(RolesFirst::caller, call);
    if (result != null && !result.isGranted()) {
      throw new AuthorizationDeniedException("Access Denied", result);
    }
  }

  private @Nullable Object[] ofPath(
      Parameter[] parameters, String rule, HttpServletRequest request) {
    @Nullable Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      String name = parameters[i].getName();
      boolean asked = parameters[i].isAnnotationPresent(PathVariable.class);
      if (asked && rule.contains("#" + name)) {
        arguments[i] = words.convert(inPath(name, request), parameters[i].getType());
      }
    }
    return arguments;
  }

  private static @Nullable Object inPath(String name, HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? variables.get(name)
        : null;
  }

  private static Authentication caller() {
    @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null) {
      throw new AuthenticationCredentialsNotFoundException("Nobody is logged in");
    }
    return caller;
  }
}
