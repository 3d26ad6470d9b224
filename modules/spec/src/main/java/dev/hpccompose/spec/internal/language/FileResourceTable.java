package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.FileSource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SecretText;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/** The top-level {@code secrets} and {@code configs}. */
final class FileResourceTable {

  private static final Field<Optional<FileSource>> FILE =
      Field.optional("file", HostPath.TYPE.map(FileSource.HostFile::new), "A file of the host.");

  private static final Field<Optional<FileSource>> ENVIRONMENT =
      Field.optional(
          "environment",
          Text.LINE.then("the name of a variable", FileResourceTable::variable),
          "A variable of the process or of .env whose value it is.");

  private static final Field<Optional<FileSource>> CONTENT =
      Field.optional("content", Text.ANY.map(text -> text(text.value())), "The content itself.");

  private FileResourceTable() {}

  /** Secrets come from a file or a variable. */
  static ValueType<List<FileResource>> secrets() {
    return entries(
        new Fields("secret")
            .with(FILE, ENVIRONMENT)
            .ignored("driver", "a secret comes from a file or a variable")
            .ignored("driver_opts", "a secret comes from a file or a variable"),
        "secret",
        List.of(FILE, ENVIRONMENT));
  }

  /** Configs may also hold their content. */
  static ValueType<List<FileResource>> configs() {
    return entries(
        new Fields("config").with(FILE, ENVIRONMENT, CONTENT),
        "config",
        List.of(FILE, ENVIRONMENT, CONTENT));
  }

  private static ValueType<List<FileResource>> entries(
      Fields fields, String noun, List<Field<Optional<FileSource>>> sources) {
    return new NamedEntries<>(
        noun,
        fields
            .ignored("template_driver", "contents are taken as they are")
            .ignored("name", "it is known by its key")
            .ignored("labels", "nothing reads labels")
            .refused("external", "name its file with 'file', or a variable with 'environment'")
            .checked(values -> resource(values, sources))
            .named()
            .withExtensions());
  }

  private static Optional<FileResource> resource(
      Values values, List<Field<Optional<FileSource>>> sources) {
    if (!SafeName.isComponent(values.name().value())) {
      values.report(
          values.name().span(),
          DiagnosticCode.BAD_WORD,
          "'" + values.name().value() + "' cannot be the name of a file",
          "use letters, digits, '.', '_' and '-'");
      return Optional.empty();
    }
    List<String> keys = sources.stream().map(Field::key).toList();
    List<String> given = keys.stream().filter(values::has).toList();
    if (given.isEmpty() && !values.has("external")) {
      values.report(
          "",
          DiagnosticCode.MISSING_KEY,
          "nothing says where the content comes from",
          "give one of: " + String.join(", ", keys));
    }
    if (given.size() > 1) {
      values.report(
          given.get(1),
          DiagnosticCode.KEYS_EXCLUDE,
          "'" + given.getFirst() + "' and '" + given.get(1) + "' exclude each other",
          "keep one of them");
    }
    // one without a source is reported, and stays known by its name
    FileSource source =
        sources.stream()
            .map(values::get)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> text(""));
    return Optional.of(new FileResource(values.name(), source));
  }

  private static Optional<FileSource> variable(Located<String> name, Reading in) {
    Optional<String> value = in.scope(name.span()).variables().get(name.value());
    if (value.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.UNSET_VARIABLE,
              name.span(),
              "the variable '" + name.value() + "' is not set",
              "set it, or add it to .env");
    }
    return value.map(FileResourceTable::text);
  }

  private static FileSource text(String text) {
    return new FileSource.Text(new SecretText(text));
  }
}
