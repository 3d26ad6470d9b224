package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a service extends: the name of another one, or a mapping that may name its file. */
public record ExtendsType() implements ValueType<ExtendsType.Base> {

  /**
   * A service to start from.
   *
   * @param service its name
   * @param file its file; the one that says {@code extends} when the spec is silent
   */
  public record Base(Located<String> service, Optional<Located<Path>> file) {}

  private static final Field<Located<String>> SERVICE =
      Field.required("service", Text.LINE, "The service to start from.");

  private static final Field<Optional<Located<Path>>> FILE =
      Field.optional("file", HostPath.TYPE, "The file that has it; this file when omitted.");

  private static final Shape<Base> SHAPE =
      new Fields("extends")
          .with(SERVICE, FILE)
          .shape(values -> new Base(values.get(SERVICE), values.get(FILE)));

  @Override
  public String shape() {
    return "the name of a service, or a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    return SHAPE.tables();
  }

  @Override
  public Optional<Base> read(YamlNode node, Reading in) {
    return node instanceof YamlNode.Mapping
        ? SHAPE.read(node, in)
        : Text.LINE.read(node, in).map(name -> new Base(name, Optional.empty()));
  }
}
