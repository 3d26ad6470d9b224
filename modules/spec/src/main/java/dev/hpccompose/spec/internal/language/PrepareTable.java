package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.util.List;
import java.util.Optional;

/** The mapping {@code x-runtime.prepare}, also {@code x-enroot.prepare}: S-260 to S-264. */
final class PrepareTable {

  private static final Field<List<Located<String>>> COMMANDS =
      Field.required(
          "commands",
          Lists.filled(ListOf.strings(Text.LITERAL.then("a string", PrepareTable::command))),
          "Shell lines that run in the base image, as written.");

  private static final Field<List<Located<VolumeSpec>>> MOUNTS =
      Field.list(
          "mounts",
          ListOf.strings(VolumeType.TYPE),
          "Bind mounts while commands run; with them the image is built each time.");

  private static final Field<List<VariableSpec>> ENV =
      Field.list("env", new EnvironmentType(), "Variables while commands run.");

  private static final Field<Boolean> ROOT =
      Field.withDefault(
          "root", Flag.TRUE_OR_FALSE, true, "true", "Whether commands run as root in the image.");

  private static final Field<Boolean> HASH_MOUNTS =
      Field.withDefault(
          "hash_mounts",
          Flag.TRUE_OR_FALSE,
          false,
          "false",
          "Whether the image is built again only when the content of mounts has changed.");

  private static final Shape<PrepareSpec> SHAPE =
      new Fields("prepare")
          .with(COMMANDS, MOUNTS, ENV, ROOT, HASH_MOUNTS)
          .shape(
              values ->
                  new PrepareSpec(
                      values.span(),
                      values.get(COMMANDS),
                      values.get(MOUNTS),
                      values.get(ENV),
                      values.get(ROOT),
                      values.get(HASH_MOUNTS)));

  private static final Field<Optional<PrepareSpec>> PREPARE =
      Field.optional("prepare", SHAPE, "How its image is made from the base image.");

  private PrepareTable() {}

  /** The mapping around it, under one of its names. */
  static Shape<Optional<PrepareSpec>> under(String name) {
    return new Fields(name).with(PREPARE).shape(values -> values.get(PREPARE));
  }

  private static Optional<Located<String>> command(Located<String> text, Reading in) {
    if (!text.value().isBlank()) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.EMPTY_VALUE,
            text.span(),
            "an item of " + in.what() + " is empty",
            "write a command, or remove the line");
    return Optional.empty();
  }
}
