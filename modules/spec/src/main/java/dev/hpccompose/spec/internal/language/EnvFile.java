package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.interpolation.DotEnv;
import dev.hpccompose.spec.internal.interpolation.VariableName;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of variables.
 *
 * @param path absolute path
 * @param required whether it must be there
 * @param raw whether its values are taken as they are
 */
record EnvFile(Located<Path> path, boolean required, boolean raw) {

  /** Adds its variables, which replace those of the same name. */
  void addTo(Map<String, VariableSpec> variables, Reading in) {
    if (!SourceFile.exists(path.value())) {
      missing(in);
      return;
    }
    SourceFile.read(path.value(), path.value().toString())
        .orReport(problem -> in.findings().addAll(List.of(problem)))
        .map(text -> new TreeMap<>(parsed(text, in)))
        .ifPresent(found -> found.forEach((name, value) -> variables.put(name, set(name, value))));
  }

  private VariableSpec set(String name, String value) {
    return new VariableSpec(new Located<>(name, path.span()), value);
  }

  private Map<String, String> parsed(String text, Reading in) {
    List<String> lines = text.lines().toList();
    if (raw) {
      return raw(lines, in);
    }
    Variables known = in.scope(path.span()).variables();
    Map<String, String> all = new HashMap<>(known.dotEnv());
    all.putAll(known.process());
    DotEnv file = DotEnv.parse(path.value().toString(), lines, all);
    in.findings().addAll(file.problems());
    return file.variables();
  }

  private Map<String, String> raw(List<String> lines, Reading in) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      if (VariableName.isLegal(name)) {
        variables.put(name, line.substring(equals + 1));
      } else if (!line.isBlank() && !line.strip().startsWith("#")) {
        in.findings()
            .add(
                DiagnosticCode.DOTENV_SYNTAX,
                SourceSpan.inLine(path.value().toString(), i + 1, 1, Math.max(1, line.length())),
                "this line is not KEY=VALUE",
                "comments begin with '#'");
      }
    }
    return variables;
  }

  private void missing(Reading in) {
    if (required) {
      in.findings()
          .add(
              DiagnosticCode.FILE_MISSING,
              path.span(),
              "the file '" + path.value() + "' of " + in.what() + " does not exist",
              "create it, or write {path: ..., required: false}");
    }
  }
}
