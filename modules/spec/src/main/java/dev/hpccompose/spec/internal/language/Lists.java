package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lists must fulfil beyond the type of their items. */
final class Lists {

  private Lists() {}

  /** A list with at least one item. */
  static <T> ValueType<List<T>> filled(ValueType<List<T>> list) {
    return list.then(
        list.shape(),
        (items, in) -> {
          if (items.isEmpty()) {
            in.findings()
                .add(
                    DiagnosticCode.EMPTY_VALUE,
                    in.subject().span(),
                    in.what() + " is empty",
                    "give it an item, or remove the line");
          }
          return items.isEmpty() ? Optional.empty() : Optional.of(items);
        });
  }

  /** A list that says nothing twice. */
  static <T> ValueType<List<Located<T>>> distinct(ValueType<List<Located<T>>> list) {
    return list.then(
            list.shape(),
            (List<Located<T>> items, Reading in) -> {
              Set<T> seen = new HashSet<>();
              items.stream()
                  .filter(item -> !seen.add(item.value()))
                  .forEach(item -> repeated(item, in));
              return Optional.of(items);
            })
        .mergedBy(MergeNames.WORDS);
  }

  private static <T> void repeated(Located<T> item, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.REPEATED_VALUE,
            item.span(),
            "an item of " + in.what() + " is written twice",
            "keep one of them");
  }
}
