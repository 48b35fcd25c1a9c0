package io.lynceus.platform.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** {@code ?limit=&cursor=} as a {@link Paging}. */
final class PagingArgument implements HandlerMethodArgumentResolver {
  /** How others page and sort; who sends one would take the answer for something that it is not. */
  private static final List<String> FOREIGN =
      List.of("offset", "order", "orderBy", "page", "pageSize", "per_page", "size", "skip", "sort");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Paging.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    FOREIGN.stream()
        .filter(name -> request.getParameter(name) != null)
        .findFirst()
        .ifPresent(PagingArgument::refuse);
    var cursor = request.getParameter("cursor");
    return new Paging(
        limit(request.getParameter("limit")),
        cursor == null || cursor.isEmpty() ? List.of() : Cursor.key(cursor));
  }

  private static void refuse(String name) {
    throw new InvalidPaging(
        "There is no %s: a list has one order, and takes limit and cursor".formatted(name));
  }

  private static int limit(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? Paging.DEFAULT : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new InvalidPaging("limit is 1 to " + Paging.MOST);
    }
  }
}
