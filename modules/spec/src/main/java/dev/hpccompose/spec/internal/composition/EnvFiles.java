package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.internal.interpolation.DotEnv;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that files may refer to.
 *
 * @param files reads
 * @param naming names
 * @param process the environment of the process, which wins
 */
record EnvFiles(FileSet files, Naming naming, Map<String, String> process) {

  /** The variables of a spec: of the files that were named, or of {@code .env} beside it. */
  Variables variables(List<Path> given) {
    if (given.isEmpty()) {
      return new Variables(process, beside(naming.directory(), process));
    }
    Map<String, String> found = new HashMap<>();
    given.forEach(
        path ->
            found.putAll(read(path.toAbsolutePath(), path.toString(), process, Optional.empty())));
    return new Variables(process, found);
  }

  /** The variables of an included file: those of the file that includes it win. */
  Variables within(Variables outer, Path directory, Map<Path, SourceOrigin> named) {
    Map<String, String> known = new HashMap<>(outer.dotEnv());
    known.putAll(process);
    Map<String, String> found = new HashMap<>();
    if (named.isEmpty()) {
      found.putAll(beside(directory, known));
    } else {
      named.forEach(
          (path, origin) -> found.putAll(read(path, naming.of(path), known, Optional.of(origin))));
    }
    found.putAll(outer.dotEnv());
    return new Variables(process, found);
  }

  private Map<String, String> beside(Path directory, Map<String, String> known) {
    Path file = directory.resolve(".env");
    return SourceFile.exists(file)
        ? read(file, naming.of(file), known, Optional.empty())
        : Map.of();
  }

  private Map<String, String> read(
      Path file, String name, Map<String, String> known, Optional<SourceOrigin> origin) {
    DotEnv env =
        files
            .text(file, name, origin)
            .map(text -> DotEnv.parse(name, text.lines(), known))
            .orElseGet(DotEnv::none);
    files.findings().addAll(env.problems());
    return env.variables();
  }
}
