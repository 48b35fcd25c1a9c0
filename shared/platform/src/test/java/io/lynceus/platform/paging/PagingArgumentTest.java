package io.lynceus.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** Which words of a request say what piece of a list is wanted. */
final class PagingArgumentTest {
  @Test
  void takesLimitAndCursorAndLeavesTheRestToOthers() throws Exception {
    assertThat(paging("project", "cells")).isEqualTo(Paging.first(Paging.DEFAULT));
    assertThat(paging("limit", "7")).isEqualTo(Paging.first(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"offset", "page", "size", "sort", "order", "skip"})
  void saysThatThereIsNoOtherWay(String word) {
    assertThatThrownBy(() -> paging(word, "#{7*7}"))
        .isInstanceOf(InvalidPaging.class)
        .hasMessageContaining(word)
        .hasMessageContaining("limit and cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "1000000000", "1e9", "many"})
  void refusesALimitThatIsNone(String limit) {
    assertThatThrownBy(() -> paging("limit", limit)).isInstanceOf(InvalidPaging.class);
  }

  private static Object paging(String name, String value) throws Exception {
    var request = new MockHttpServletRequest();
    request.setParameter(name, value);
    var parameter = new MethodParameter(PagingArgument.class.getDeclaredMethods()[0], -1);
    return new PagingArgument()
        .resolveArgument(parameter, null, new ServletWebRequest(request), null);
  }
}
