package dev.hpccompose.spec.internal.interpolation;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a {@code .env} file: lines {@code KEY=VALUE} with an optional {@code export},
 * comments, and quotes. Single quotes keep everything; elsewhere references are replaced.
 *
 * @param variables the variables; the last line of a name wins
 * @param problems lines that are something else
 */
public record DotEnv(Map<String, String> variables, List<Diagnostic> problems) {

  public DotEnv {
    variables = Map.copyOf(variables);
    problems = List.copyOf(problems);
  }

  /** What a spec without {@code .env} has. */
  public static DotEnv none() {
    return new DotEnv(Map.of(), List.of());
  }

  /**
   * Reads the lines of a file.
   *
   * @param file the file as diagnostics name it
   * @param process the environment of the process, for references
   */
  public static DotEnv parse(String file, List<String> lines, Map<String, String> process) {
    Reader reader = new Reader(file, process);
    for (int i = 0; i < lines.size(); i++) {
      reader.line(i + 1, lines.get(i));
    }
    return new DotEnv(reader.variables, reader.problems);
  }

  private static final class Reader {

    private final String file;
    private final Map<String, String> process;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private int growth;

    private Reader(String file, Map<String, String> process) {
      this.file = file;
      this.process = process;
    }

    private void line(int number, String raw) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      }
      String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? "" : assignment.substring(0, equals).strip();
      if (!VariableName.isLegal(name)) {
        problem(number, raw, "this line is not KEY=VALUE", "comments begin with '#'");
        return;
      }
      DotEnvValue.parse(assignment.substring(equals + 1).strip())
          .ifPresentOrElse(
              value -> define(number, raw, name, value),
              () -> problem(number, raw, "the quote is not closed", "close it in the same line"));
    }

    private void define(int number, String raw, String name, DotEnvValue value) {
      if (value.literal()) {
        variables.put(name, value.text());
        return;
      }
      Expansion expansion =
          new Interpolator(new Variables(process, variables)).expand(value.text());
      growth += expansion.text().length();
      if (growth > Interpolator.MAX_GROWTH || !expansion.problems().isEmpty()) {
        problem(
            number,
            raw,
            "a variable reference in the value of '" + name + "' cannot be replaced",
            "variables must be set above this line; use single quotes for a literal '$'");
      } else {
        variables.put(name, expansion.text());
      }
    }

    private void problem(int number, String raw, String message, String hint) {
      int indent = raw.length() - raw.stripLeading().length();
      int width = Math.max(1, raw.strip().codePointCount(0, raw.strip().length()));
      problems.add(
          new Diagnostic(
              DiagnosticCode.DOTENV_SYNTAX,
              SourceSpan.inLine(file, number, indent + 1, width),
              message,
              Optional.of(hint)));
    }
  }
}
