package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Locale;

/** The name of an endpoint that jobs share: one safe component of a path (S-123). */
final class RendezvousName {

  static final ValueType<Located<String>> TYPE = SafeName.component("an endpoint");

  private RendezvousName() {}

  /** What stands for a name in the names of variables. */
  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
