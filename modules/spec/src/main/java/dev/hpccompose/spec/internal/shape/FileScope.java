package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.internal.interpolation.Interpolator;
import dev.hpccompose.spec.internal.interpolation.Variables;
import java.nio.file.Path;
import java.util.Map;

/**
 * What holds for the text of one file. Files that are merged, extended or included keep their own.
 *
 * @param text the text, to point into
 * @param directory the directory against which its relative paths are resolved, absolute
 * @param variables what its references may name
 * @param interpolator replaces its references
 */
public record FileScope(
    SourceText text, Path directory, Variables variables, Interpolator interpolator) {

  static final FileScope NOWHERE =
      of(SourceText.of("", ""), Path.of("/"), new Variables(Map.of(), Map.of()));

  /** The scope of a file. */
  public static FileScope of(SourceText text, Path directory, Variables variables) {
    return new FileScope(text, directory, variables, new Interpolator(variables));
  }
}
