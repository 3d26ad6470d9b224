package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a service that set variables; {@code environment} wins over {@code env_file}. */
final class EnvironmentFields {

  private static final Field<List<VariableSpec>> ENVIRONMENT =
      Field.list(
          "environment",
          new EnvironmentType(),
          "Variables of the service; a name without a value passes on the variable of the"
              + " process or of .env, and nothing where that is not set.");

  private static final Field<List<VariableSpec>> ENV_FILE =
      Field.list(
          "env_file",
          new EnvFileType(),
          "Files of variables; later ones win, and 'environment' wins over them.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(ENVIRONMENT, ENV_FILE);

  static List<VariableSpec> variables(Values values) {
    if (values.lacks(ALL)) {
      return List.of();
    }
    Map<String, VariableSpec> all = new LinkedHashMap<>();
    values.get(ENV_FILE).forEach(variable -> all.put(variable.name().value(), variable));
    values.get(ENVIRONMENT).forEach(variable -> all.put(variable.name().value(), variable));
    return List.copyOf(all.values());
  }
}
