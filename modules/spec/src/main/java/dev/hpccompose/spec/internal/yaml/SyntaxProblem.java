package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What the parser has to say, as a diagnostic. */
final class SyntaxProblem {

  private SyntaxProblem() {}

  static Diagnostic of(MarkedYamlEngineException e, Marks marks) {
    SourceSpan span = marks.at(e.getProblemMark().or(e::getContextMark));
    String problem = String.valueOf(e.getProblem()).strip();
    return diagnostic(span, problem.isEmpty() ? String.valueOf(e.getContext()) : problem);
  }

  static Diagnostic unplaced(Throwable e, Marks marks) {
    String message = e.getMessage();
    return diagnostic(
        SourceSpan.ofFile(marks.file()), message == null ? "it cannot be read" : message);
  }

  private static Diagnostic diagnostic(SourceSpan span, String problem) {
    String line = sentence(problem.lines().findFirst().orElse(problem));
    return new Diagnostic(DiagnosticCode.YAML_SYNTAX, span, "not valid YAML: " + line, hint(line));
  }

  /** Leaves out the advice that the parser adds in parentheses. */
  private static String sentence(String problem) {
    int advice = problem.indexOf(". (");
    return advice < 0 ? problem : problem.substring(0, advice);
  }

  private static Optional<String> hint(String problem) {
    String lower = problem.toLowerCase(Locale.ROOT);
    if (lower.contains("tab")) {
      return Optional.of("indent with spaces: YAML does not allow tabs there");
    }
    if (lower.contains("mapping values are not allowed")) {
      return Optional.of("check the indentation, and quote values that contain ': '");
    }
    if (lower.contains("block end") || lower.contains("expected ':'")) {
      return Optional.of("check the indentation of this line and of the lines above it");
    }
    return lower.contains("cannot start any token")
        ? Optional.of("quote values that begin with one of % @ `")
        : Optional.empty();
  }
}
