package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** A path of the host; {@code ~} at its beginning is the home directory. */
final class HostPath {

  static final ValueType<Located<String>> TYPE = Text.LINE.then("a path", HostPath::expandHome);

  private HostPath() {}

  static Optional<Located<String>> expandHome(Located<String> text, Reading in) {
    String path = text.value();
    if (!path.startsWith("~")) {
      return Optional.of(text);
    }
    Optional<String> home = in.session().variables().get("HOME").filter(h -> h.startsWith("/"));
    if (home.isEmpty() || !(path.length() == 1 || path.startsWith("~/"))) {
      in.findings()
          .add(
              DiagnosticCode.BAD_PATH,
              text.span(),
              "the path '" + path + "' names no known home directory",
              "write the absolute path");
      return Optional.empty();
    }
    return Optional.of(new Located<>(home.get() + path.substring(1), text.span()));
  }
}
