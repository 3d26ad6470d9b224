package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.Located;
import java.util.List;
import java.util.Optional;

/** Truth values. */
public final class Flag {

  /** {@code true} or {@code false}; the other spellings of old YAML are refused. */
  public static final ValueType<Boolean> TRUE_OR_FALSE =
      new Words<>(List.of(true, false), String::valueOf)
          .then("true or false", (value, in) -> Optional.of(value).map(Located::value));

  private Flag() {}
}
