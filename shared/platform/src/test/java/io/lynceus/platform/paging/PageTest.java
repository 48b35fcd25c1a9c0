package io.lynceus.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walking a list piece by piece, and what a cursor may be. */
final class PageTest {
  private static final List<Integer> ALL = IntStream.range(0, 25).boxed().toList();

  @Test
  void showsEveryItemOnceWhateverTheLimit() {
    for (int limit : List.of(1, 4, 5, 24, 25, 26, 1000)) {
      List<Integer> seen = new ArrayList<>();
      Page<Integer> page = read(Paging.first(limit));
      seen.addAll(page.items());
      while (page.next() != null) {
        page = read(new Paging(limit, Cursor.key(page.next())));
        seen.addAll(page.items());
      }
      assertThat(seen).as("limit %d", limit).isEqualTo(ALL);
    }
  }

  @Test
  void showsAShortListInThePiecesThatAreAskedFor() {
    var first = Page.within(ALL, Paging.first(20), String::valueOf);
    assertThat(first.items()).isEqualTo(ALL.subList(0, 20));
    var last = Page.within(ALL, new Paging(20, Cursor.key(first.next())), String::valueOf);
    assertThat(last.items()).isEqualTo(ALL.subList(20, 25));
    assertThat(last.next()).isNull();
    assertThat(Page.within(List.<Integer>of(), Paging.first(1), String::valueOf).items()).isEmpty();
    assertThatThrownBy(
            () -> Page.within(ALL, new Paging(20, List.of("none of it")), String::valueOf))
        .isInstanceOf(InvalidPaging.class);
  }

  @Test
  void endsWithoutAnEmptyPage() {
    assertThat(read(Paging.first(25)).next()).isNull();
    assertThat(read(Paging.first(24)).next()).isNotNull();
  }

  @Test
  void changesTheShapeOfItsItems() {
    var page = read(Paging.first(2)).map(i -> "n" + i);
    assertThat(page.items()).containsExactly("n0", "n1");
    assertThat(page.next()).isNotNull();
  }

  @Test
  void keepsAnyText() {
    var key = List.of("2026-11-21T12:00:00Z", "a\"b,\u00e9\n", "");
    assertThat(Cursor.key(Cursor.after(key))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AAAA", "%%%", "\u00e9", "AAAAAFsiMSJd", "' or 1=1"})
  void refusesACursorItNeverGave(String cursor) {
    assertThatThrownBy(() -> Cursor.key(cursor)).isInstanceOf(InvalidPaging.class);
  }

  @Test
  void refusesACursorThatWasChanged() {
    var cursor = Cursor.after(List.of("1234567"));
    for (int i = 0; i < cursor.length(); i++) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThatThrownBy(() -> Cursor.key(changed)).isInstanceOf(InvalidPaging.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001, Integer.MAX_VALUE})
  void refusesALimitOutOfRange(int limit) {
    assertThatThrownBy(() -> Paging.first(limit)).hasMessage("limit is 1 to 1000");
  }

  private static Page<Integer> read(Paging paging) {
    int from = paging.after().isEmpty() ? 0 : Integer.parseInt(paging.after().getFirst()) + 1;
    var found = ALL.stream().skip(from).limit(paging.fetch()).toList();
    return Page.of(found, paging, i -> List.of(i.toString()));
  }
}
