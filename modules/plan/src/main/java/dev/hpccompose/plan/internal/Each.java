package dev.hpccompose.plan.internal;

import java.util.List;
import java.util.function.Function;

/** What lists are turned into. Most lists of most services are empty, and a stream is not free. */
final class Each {

  private Each() {}

  static <A, B> List<B> mapped(List<A> list, Function<A, B> function) {
    return list.isEmpty() ? List.of() : list.stream().map(function).toList();
  }
}
