package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** A command: a string in shell form, which is never interpolated, or a list in exec form. */
record CommandType() implements ValueType<Located<CommandText>> {

  private static final ValueType<List<Located<String>>> ARGUMENTS = ListOf.strings(Text.ANY);

  @Override
  public String shape() {
    return "a string or a list of strings";
  }

  /** A command is meant as a whole. */
  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return over;
  }

  @Override
  public Optional<Located<CommandText>> read(YamlNode node, Reading in) {
    if (node instanceof YamlNode.Scalar) {
      return Text.LITERAL
          .read(node, in)
          .filter(text -> filled(text.value().isBlank(), node, in))
          .map(text -> text.map(CommandText.Shell::new));
    }
    if (node instanceof YamlNode.Sequence) {
      return ARGUMENTS
          .read(node, in)
          .filter(arguments -> filled(isEmpty(arguments), node, in))
          .map(arguments -> exec(arguments, node));
    }
    in.wrongType(node, shape());
    return Optional.empty();
  }

  private static Located<CommandText> exec(List<Located<String>> arguments, YamlNode node) {
    return new Located<>(
        new CommandText.Exec(arguments.stream().map(Located::value).toList()), node.span());
  }

  private static boolean isEmpty(List<Located<String>> arguments) {
    return arguments.isEmpty() || arguments.getFirst().value().isBlank();
  }

  private static boolean filled(boolean empty, YamlNode node, Reading in) {
    if (empty) {
      in.findings()
          .add(
              DiagnosticCode.EMPTY_VALUE,
              node.span(),
              in.what() + " names no program",
              "name a program, or remove the line for the image's own command");
    }
    return !empty;
  }
}
