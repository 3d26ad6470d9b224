package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A path of the host: relative ones are resolved against the directory of the file that says it,
 * {@code ~} at the beginning is the home directory.
 */
final class HostPath {

  static final ValueType<Located<Path>> TYPE = Text.LINE.then("a path", HostPath::resolve);

  private HostPath() {}

  static Optional<Located<Path>> resolve(Located<String> text, Reading in) {
    String path = text.value();
    if (!path.startsWith("~")) {
      return path(text, path, in);
    }
    Optional<String> home =
        in.scope(text.span()).variables().get("HOME").filter(h -> h.startsWith("/"));
    if (home.isEmpty() || !(path.length() == 1 || path.startsWith("~/"))) {
      in.findings()
          .add(
              DiagnosticCode.BAD_PATH,
              text.span(),
              "the path '" + path + "' names no known home directory",
              "write the absolute path");
      return Optional.empty();
    }
    return path(text, home.get() + path.substring(1), in);
  }

  private static Optional<Located<Path>> path(Located<String> text, String path, Reading in) {
    Path directory = in.scope(text.span()).directory();
    return Optional.of(new Located<>(directory.resolve(path).normalize(), text.span()));
  }
}
