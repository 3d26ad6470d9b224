package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Words;
import java.util.Optional;

/** The mapping {@code runtime}. */
final class RuntimeTable {

  private static final Field<Optional<Located<Backend>>> BACKEND =
      Field.optional(
          "backend",
          new Words<>(Backend.ofSpecs(), Backend::word),
          "Where services run: in containers by Pyxis, Apptainer or Singularity, or as plain"
              + " processes of the host.");

  static final Shape<Backend> SHAPE =
      new Fields("runtime")
          .with(BACKEND)
          .shape(values -> values.get(BACKEND).map(Located::value).orElse(Backend.PYXIS));

  private RuntimeTable() {}
}
