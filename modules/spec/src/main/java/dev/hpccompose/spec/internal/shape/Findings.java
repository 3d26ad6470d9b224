package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.VariableUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the findings of one run. */
public final class Findings {

  private static final int SHOWN = 500;

  /** Enough to order the first ones by place; a damaged file may have one in every word. */
  private static final int KEPT = 5_000;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, Set<String>> ignored = new LinkedHashMap<>();
  private final List<VariableUse> variables = new ArrayList<>();
  private final List<SourceSpan> ignoredAt = new ArrayList<>();
  private int dropped;

  /** Adds a finding that has no hint. */
  public void add(DiagnosticCode code, SourceSpan span, String message) {
    add(new Diagnostic(code, span, message, Optional.empty()));
  }

  /** Adds a finding. */
  public void add(DiagnosticCode code, SourceSpan span, String message, String hint) {
    add(new Diagnostic(code, span, message, Optional.of(hint)));
  }

  private void add(Diagnostic diagnostic) {
    // errors have room of their own: one that is lost would make the spec look usable
    int room = diagnostic.isError() ? 2 * KEPT : KEPT;
    if (diagnostics.size() < room) {
      diagnostics.add(diagnostic);
    } else {
      dropped++;
    }
  }

  /** Notes that a key is ignored; all of them become one finding. */
  public void ignored(Located<String> key, String place) {
    ignored.computeIfAbsent(key.value(), k -> new LinkedHashSet<>()).add(place);
    ignoredAt.add(key.span());
  }

  private Optional<Diagnostic> summaryOfIgnored() {
    return ignoredAt.stream()
        .sorted()
        .findFirst()
        .map(
            span ->
                new Diagnostic(
                    DiagnosticCode.IGNORED_KEYS,
                    span,
                    "keys of Compose that do nothing in a job: "
                        + ignored.entrySet().stream()
                            .map(entry -> "'" + entry.getKey() + "'" + places(entry.getValue()))
                            .collect(Collectors.joining(", ")),
                    Optional.of(
                        "docs/reference/compose-keys.md says why each of them is ignored")));
  }

  private static String places(Set<String> places) {
    return places.size() > 1 ? " (" + places.size() + " times)" : "";
  }

  /** Notes a reference to a variable. */
  public void used(VariableUse use) {
    variables.add(use);
  }

  /** The references to variables, once each, ordered by place. */
  public List<VariableUse> variables() {
    List<VariableUse> ordered = new ArrayList<>(variables);
    ordered.sort((one, other) -> one.span().compareTo(other.span()));
    List<VariableUse> once = new ArrayList<>(ordered.size());
    for (VariableUse use : ordered) {
      // a value may be read more than once, and hashing thousands of them is not free
      if (once.isEmpty() || !once.getLast().isSame(use)) {
        once.add(use);
      }
    }
    return once;
  }

  /** Adds findings that were made elsewhere. */
  public void addAll(Collection<Diagnostic> more) {
    more.forEach(this::add);
  }

  /** Whether an error lies in a stretch of text, so that what is said about it may be wrong. */
  public boolean errorIn(SourceSpan span) {
    return diagnostics.stream().anyMatch(found -> found.isError() && span.contains(found.span()));
  }

  /** Whether anything makes the spec unusable. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Everything found, once each, ordered by place, as far as anybody would read it. */
  public List<Diagnostic> ordered() {
    List<Diagnostic> found = new ArrayList<>(diagnostics);
    summaryOfIgnored().ifPresent(found::add);
    List<Diagnostic> all = Diagnostic.ordered(found);
    if (all.size() <= SHOWN) {
      return all;
    }
    return hasErrors() ? weightyOf(all) : firstOf(all);
  }

  /** Leaves out what is told for information: it must not hide why a spec is unusable. */
  private List<Diagnostic> weightyOf(List<Diagnostic> all) {
    List<Diagnostic> weighty = all.stream().filter(Findings::isWeighty).toList();
    if (weighty.size() > SHOWN || weighty.size() == all.size()) {
      return firstOf(weighty);
    }
    SourceSpan first =
        all.stream().filter(found -> !isWeighty(found)).findFirst().orElseThrow().span();
    Diagnostic rest =
        new Diagnostic(
            DiagnosticCode.FURTHER_FINDINGS,
            first,
            all.size() - weighty.size() + dropped + " notes are not shown",
            Optional.of("fix the errors first"));
    return Stream.concat(weighty.stream(), Stream.of(rest)).sorted(Diagnostic.BY_PLACE).toList();
  }

  private static boolean isWeighty(Diagnostic found) {
    return switch (found.severity()) {
      case ERROR, WARNING -> true;
      case NOTE, INFO -> false;
    };
  }

  private List<Diagnostic> firstOf(List<Diagnostic> all) {
    List<Diagnostic> first = new ArrayList<>(all.subList(0, SHOWN));
    first.add(
        new Diagnostic(
            DiagnosticCode.FURTHER_FINDINGS,
            all.get(SHOWN).span(),
            all.size() - SHOWN + dropped + " more findings from here on are not shown",
            Optional.of("fix the ones above first")));
    return first;
  }
}
