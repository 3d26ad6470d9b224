package dev.hpccompose.spec.internal.composition;

import java.nio.file.Path;

/**
 * Names files for diagnostics in the way in which the user named the first one: absolute or as seen
 * from the working directory.
 *
 * @param directory the first file's directory, absolute
 * @param shown the same directory as the user wrote it
 */
record Naming(Path directory, Path shown) {

  /** The naming that the first file of a spec gives. */
  static Naming after(Path given) {
    Path absolute = given.toAbsolutePath().normalize();
    Path directory = absolute.getParent() == null ? absolute : absolute.getParent();
    Path shown = given.getParent() == null ? Path.of("") : given.getParent();
    return new Naming(directory, shown);
  }

  /** The name of a file that another one asks for. */
  String of(Path file) {
    return shown.isAbsolute()
        ? file.toString()
        : shown.resolve(directory.relativize(file)).normalize().toString();
  }
}
