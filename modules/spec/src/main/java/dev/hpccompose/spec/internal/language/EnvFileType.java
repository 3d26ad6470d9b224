package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Merging;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Words;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code env_file}: files of variables, the later ones winning. */
record EnvFileType() implements ValueType<List<VariableSpec>> {

  private static final String NAMES = "a path, or a list of paths";

  private static final Field<Located<Path>> PATH =
      Field.required("path", HostPath.TYPE, "The file, from the directory of the spec.");

  private static final Field<Boolean> REQUIRED =
      Field.withDefault("required", Flag.TRUE_OR_FALSE, true, "true", "Whether it must be there.");

  private static final Field<Optional<Located<Boolean>>> FORMAT =
      Field.optional(
          "format",
          new Words<>(List.of(true), raw -> "raw"),
          "raw keeps quotes and references as they are.");

  private static final Shape<EnvFile> SHAPE =
      new Fields("env_file")
          .with(PATH, REQUIRED, FORMAT)
          .shape(
              values ->
                  new EnvFile(
                      values.get(PATH), values.get(REQUIRED), values.get(FORMAT).isPresent()))
          .withExtensions();

  private static final ValueType<EnvFile> BY_PATH =
      HostPath.TYPE.map(path -> new EnvFile(path, true, false));

  private static final ValueType<List<EnvFile>> FILES =
      Forms.<List<EnvFile>>of(NAMES)
          .scalar(BY_PATH.map(List::of))
          .list(
              new ListOf<>(
                  "paths",
                  Forms.<EnvFile>of("a path, or a mapping").scalar(BY_PATH).mapping(SHAPE)));

  @Override
  public String shape() {
    return NAMES;
  }

  @Override
  public Map<String, Table> tables() {
    return FILES.tables();
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return Merging.listed(base, over);
  }

  @Override
  public Optional<List<VariableSpec>> read(YamlNode node, Reading in) {
    Map<String, VariableSpec> variables = new LinkedHashMap<>();
    Optional<List<EnvFile>> files = FILES.read(node, in);
    files.ifPresent(all -> all.forEach(file -> file.addTo(variables, in)));
    return files.map(all -> List.copyOf(variables.values()));
  }
}
