package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.interpolation.VariableName;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variables: a mapping, or a list of KEY=VALUE. Names are never interpolated, values are. A name
 * without a value passes on a variable of the same name, as in Compose; an item of a list that is
 * neither is an error (S-201, S-202).
 */
record EnvironmentType() implements ValueType<List<VariableSpec>> {

  @Override
  public String shape() {
    return "a mapping, or a list of KEY=VALUE strings";
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return MergeNames.VARIABLES.merge(base, over);
  }

  @Override
  public Optional<List<VariableSpec>> read(YamlNode node, Reading in) {
    Map<String, VariableSpec> variables = new LinkedHashMap<>();
    if (node instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(e -> add(e.key(), e.value(), in, variables));
    } else if (node instanceof YamlNode.Sequence list) {
      list.items().forEach(item -> addAssignment(item, in, variables));
    } else {
      in.wrongType(node, shape());
    }
    return Optional.of(List.copyOf(variables.values()));
  }

  private static void addAssignment(
      YamlNode item, Reading in, Map<String, VariableSpec> variables) {
    if (!(item instanceof YamlNode.Scalar scalar)) {
      in.wrongType(item, "a list of KEY=VALUE strings");
      return;
    }
    String text = scalar.text();
    int equals = text.indexOf('=');
    if (equals < 0 && VariableName.isLegal(text)) {
      pass(new Located<>(text, scalar.span()), in, variables);
      return;
    }
    if (equals < 0) {
      report(scalar, in, "the item '" + text + "' of " + in.what() + " is not KEY=VALUE");
      return;
    }
    YamlNode.Scalar name =
        new YamlNode.Scalar(text.substring(0, equals), false, in.part(scalar, 0, equals));
    int rest = text.length() - equals - 1;
    YamlNode.Scalar value =
        new YamlNode.Scalar(text.substring(equals + 1), false, in.part(scalar, equals + 1, rest));
    add(name, value, in, variables);
    in.replaced(scalar, name.text() + "=" + in.replaced(value));
  }

  private static void add(
      YamlNode.Scalar key, YamlNode value, Reading in, Map<String, VariableSpec> variables) {
    Located<String> name = new Located<>(key.text(), key.span());
    if (!VariableName.isLegal(name.value())) {
      report(key, in, "'" + name.value() + "' cannot be the name of a variable");
    } else if (value instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      pass(name, in, variables);
    } else {
      Text.ANY
          .read(value, in.at(name))
          .ifPresent(text -> put(new VariableSpec(name, text.value()), in, variables));
    }
  }

  /** Passes on what the process or .env has; where they have nothing, neither has the service. */
  private static void pass(Located<String> name, Reading in, Map<String, VariableSpec> variables) {
    in.scope(name.span())
        .variables()
        .get(name.value())
        .ifPresentOrElse(
            value -> put(new VariableSpec(name, value), in, variables),
            () ->
                in.findings()
                    .add(
                        DiagnosticCode.PASSED_VARIABLE_UNSET,
                        name.span(),
                        "the variable '" + name.value() + "' is not set and is left out",
                        "set it, or write NAME=value; NAME= is an empty value"));
  }

  private static void put(VariableSpec variable, Reading in, Map<String, VariableSpec> variables) {
    if (variables.putIfAbsent(variable.name().value(), variable) != null) {
      in.findings()
          .add(
              DiagnosticCode.REPEATED_VALUE,
              variable.name().span(),
              "the variable '" + variable.name().value() + "' is set twice",
              "keep one of them");
    }
  }

  private static void report(YamlNode.Scalar scalar, Reading in, String message) {
    in.findings()
        .add(
            DiagnosticCode.BAD_VARIABLE,
            scalar.span(),
            message,
            "write NAME=value, with letters, digits and '_' in the name");
  }
}
