package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DependencySpec.Condition;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Words;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dependencies: a list of services, or a mapping from services to conditions. */
record DependsOnType() implements ValueType<List<DependencySpec>> {

  private static final Field<Located<Condition>> CONDITION =
      Field.required(
          "condition",
          new Words<>(List.of(Condition.values()), Condition::word),
          "What must have happened to the other service.");

  private static final Field<Boolean> REQUIRED =
      Field.withDefault(
          "required", Flag.TRUE_OR_FALSE, true, "true", "Whether the service must be there.");

  private static final Shape<DependencySpec> SHAPE =
      new Fields("dependency")
          .with(CONDITION, REQUIRED)
          .ignored("restart", "it matters only when a person restarts the other service by hand")
          .shape(
              values ->
                  new DependencySpec(
                      values.name(), values.get(CONDITION).value(), values.get(REQUIRED)))
          .named()
          .withExtensions();

  private static final ValueType<List<DependencySpec>> BY_NAME =
      new NamedEntries<>("dependency", SHAPE);

  private static final ValueType<List<Located<String>>> NAMES = ListOf.strings(Text.LINE);

  @Override
  public String shape() {
    return "a list of service names, or a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    return BY_NAME.tables();
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return base instanceof YamlNode.Sequence low && over instanceof YamlNode.Sequence high
        ? MergeNames.WORDS.merge(low, high)
        : BY_NAME.merged(byName(base), byName(over));
  }

  /** A list as the mapping that means the same. */
  private static YamlNode byName(YamlNode node) {
    if (!(node instanceof YamlNode.Sequence list)) {
      return node;
    }
    return YamlNode.Mapping.of(
        list.items().stream()
            .filter(YamlNode.Scalar.class::isInstance)
            .map(YamlNode.Scalar.class::cast)
            .map(name -> new YamlNode.Entry(name, started(name.span())))
            .toList(),
        list.span());
  }

  private static YamlNode started(SourceSpan span) {
    YamlNode.Scalar key = new YamlNode.Scalar(CONDITION.key(), false, span);
    YamlNode.Scalar word = new YamlNode.Scalar(Condition.STARTED.word(), false, span);
    return YamlNode.Mapping.of(List.of(new YamlNode.Entry(key, word)), span);
  }

  @Override
  public Optional<List<DependencySpec>> read(YamlNode node, Reading in) {
    if (node instanceof YamlNode.Mapping) {
      return BY_NAME.read(node, in);
    }
    if (node instanceof YamlNode.Sequence) {
      return NAMES.read(node, in).map(names -> started(names, in));
    }
    in.wrongType(node, shape());
    return Optional.empty();
  }

  private static List<DependencySpec> started(List<Located<String>> names, Reading in) {
    Set<String> seen = new HashSet<>();
    List<DependencySpec> dependencies = new ArrayList<>();
    for (Located<String> name : names) {
      if (seen.add(name.value())) {
        dependencies.add(new DependencySpec(name, Condition.STARTED, true));
      } else {
        in.findings()
            .add(
                DiagnosticCode.REPEATED_VALUE,
                name.span(),
                in.what() + " names '" + name.value() + "' twice",
                "keep one of them");
      }
    }
    return dependencies;
  }
}
