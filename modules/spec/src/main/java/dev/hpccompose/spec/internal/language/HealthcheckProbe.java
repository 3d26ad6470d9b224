package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Merging;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.List;
import java.util.Optional;

/** The {@code test} of a healthcheck. */
final class HealthcheckProbe {

  static final ValueType<Test> TYPE =
      Forms.<Test>of("a string, or a list that begins with CMD, CMD-SHELL or NONE")
          .scalar(Text.ANY.then("a command", HealthcheckProbe::shell))
          .list(ListOf.strings(Text.ANY).then("a list", HealthcheckProbe::list))
          .mergedBy(Merging::replaced);

  /**
   * A test.
   *
   * @param probe what is asked; nothing for {@code NONE}
   */
  record Test(Optional<ProbeSpec> probe) {

    private static final Test NONE = new Test(Optional.empty());

    private static Test of(ProbeSpec probe) {
      return new Test(Optional.of(probe));
    }
  }

  private HealthcheckProbe() {}

  private static Optional<Test> shell(Located<String> text, Reading in) {
    if (text.value().isBlank()) {
      return empty(text.span(), in);
    }
    return Optional.of(Test.of(KnownProbe.ofShell(text.value())));
  }

  private static Optional<Test> list(List<Located<String>> items, Reading in) {
    if (items.isEmpty()) {
      return empty(in.subject().span(), in);
    }
    Located<String> kind = items.getFirst();
    List<Located<String>> rest = items.subList(1, items.size());
    return switch (kind.value()) {
      case "NONE" -> Optional.of(Test.NONE);
      case "CMD-SHELL" -> rest.size() == 1 ? shell(rest.getFirst(), in) : empty(kind.span(), in);
      case "CMD" ->
          rest.isEmpty() || rest.getFirst().value().isBlank()
              ? empty(kind.span(), in)
              : Optional.of(
                  Test.of(KnownProbe.ofWords(rest.stream().map(Located::value).toList())));
      default -> unknown(kind, in);
    };
  }

  private static Optional<Test> empty(SourceSpan span, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.EMPTY_VALUE,
            span,
            in.what() + " does not name one command",
            "write [CMD, program, argument] or [CMD-SHELL, 'a line of shell']");
    return Optional.empty();
  }

  private static Optional<Test> unknown(Located<String> kind, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.UNKNOWN_WORD,
            kind.span(),
            in.what() + " cannot begin with '" + kind.value() + "'",
            "begin the list with CMD, CMD-SHELL or NONE");
    return Optional.empty();
  }
}
