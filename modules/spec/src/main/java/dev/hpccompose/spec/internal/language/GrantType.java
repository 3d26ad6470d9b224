package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.List;
import java.util.Optional;

/** {@code secrets} and {@code configs} of a service: names, or mappings with a source. */
final class GrantType {

  private static final Field<Located<String>> SOURCE =
      Field.required("source", Text.LINE, "Name of the secret or config.");

  private static final Field<Optional<Located<String>>> TARGET =
      Field.optional(
          "target",
          Text.LINE.then("a file name or an absolute path", GrantType::target),
          "File name below /run/secrets, or an absolute path; the name when omitted.");

  private static final Shape<FileGrant> SHAPE =
      new Fields("grant")
          .with(SOURCE, TARGET)
          .ignored("uid", "the file belongs to who submits the job")
          .ignored("gid", "the file belongs to who submits the job")
          .ignored("mode", "only who submits the job can read the file")
          .shape(values -> new FileGrant(values.get(SOURCE), values.get(TARGET)))
          .withExtensions();

  static final ValueType<List<FileGrant>> LIST =
      new ListOf<>(
          "names",
          Forms.<FileGrant>of("a name, or a mapping")
              .scalar(Text.LINE.map(name -> new FileGrant(name, Optional.empty())))
              .mapping(SHAPE));

  private GrantType() {}

  private static Optional<Located<String>> target(Located<String> text, Reading in) {
    if (text.value().startsWith("/")) {
      return VolumeType.checkTarget(text, in);
    }
    if (SafeName.isComponent(text.value())) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.BAD_PATH,
            text.span(),
            in.what() + " cannot be '" + text.value() + "'",
            "write a file name, or an absolute path in the container");
    return Optional.empty();
  }
}
