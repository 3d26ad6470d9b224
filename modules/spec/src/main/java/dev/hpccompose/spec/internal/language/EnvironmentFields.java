package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a service that set variables; {@code environment} wins over {@code env_file}. */
final class EnvironmentFields {

  private final Field<List<VariableSpec>> environment;
  private final Field<List<VariableSpec>> envFile;

  /** Declares them in a table. */
  EnvironmentFields(Fields fields) {
    environment =
        fields.list(
            "environment",
            new EnvironmentType(),
            "Variables of the service; a name without a value passes on the variable of the"
                + " process or of .env, and nothing where that is not set.");
    envFile =
        fields.list(
            "env_file",
            new EnvFileType(),
            "Files of variables; later ones win, and 'environment' wins over them.");
  }

  List<VariableSpec> variables(Values values) {
    if (values.lacks(List.of(environment, envFile))) {
      return List.of();
    }
    Map<String, VariableSpec> all = new LinkedHashMap<>();
    values.get(envFile).forEach(variable -> all.put(variable.name().value(), variable));
    values.get(environment).forEach(variable -> all.put(variable.name().value(), variable));
    return List.copyOf(all.values());
  }
}
