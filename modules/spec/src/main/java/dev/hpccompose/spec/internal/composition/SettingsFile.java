package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.internal.composition.FileSet.Place;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of project settings: it stands alone, including and extending nothing.
 *
 * @param files reads
 * @param path the file, absolute
 * @param environment variables of the process, which win over those of the {@code .env} beside it
 */
public record SettingsFile(FileSet files, Path path, Map<String, String> environment) {

  /** What the file holds. */
  public Optional<YamlNode> tree() {
    return files.load(path, path.toString(), place(), Optional.empty()).map(LoadedFile::root);
  }

  /** What a text means in the place of the file. */
  public Optional<YamlNode> tree(String text) {
    return files.given(path, path.toString(), text, place()).map(LoadedFile::root);
  }

  private Place place() {
    Naming naming = Naming.after(path);
    EnvFiles variables = new EnvFiles(files, naming, environment);
    return new Place(naming.directory(), variables.variables(List.of()));
  }
}
