package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
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
    ParserWords.Said said = ParserWords.of(problem);
    return new Diagnostic(
        DiagnosticCode.YAML_SYNTAX, span, "not valid YAML: " + said.message(), said.hint());
  }
}
