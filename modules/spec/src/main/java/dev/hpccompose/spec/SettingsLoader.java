package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.composition.FileSet;
import dev.hpccompose.spec.internal.composition.SettingsFile;
import dev.hpccompose.spec.internal.language.SettingsTable;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads project settings by the rules of a spec: strictly, with variables from the process and from
 * the {@code .env} beside the file.
 */
public final class SettingsLoader {

  private final Path file;
  private final Findings findings = new Findings();
  private final FileSet files = new FileSet(findings);
  private final SettingsFile source;

  private SettingsLoader(Path file, Map<String, String> environment) {
    this.file = file;
    this.source = new SettingsFile(files, file, environment);
  }

  /**
   * Reads and checks settings. Every problem is a diagnostic.
   *
   * @param file absolute
   * @param environment variables of the process
   */
  public static SettingsResult load(Path file, Map<String, String> environment) {
    SettingsLoader loader = new SettingsLoader(file, environment);
    return loader.result(loader.source.tree());
  }

  /**
   * Checks a text that is to become the settings.
   *
   * @param file where it will stand, absolute
   * @param text the text
   * @param environment variables of the process
   */
  public static SettingsResult check(Path file, String text, Map<String, String> environment) {
    SettingsLoader loader = new SettingsLoader(file, environment);
    return loader.result(loader.source.tree(text));
  }

  private SettingsResult result(Optional<YamlNode> tree) {
    Sources sources = new Sources(files.texts());
    if (tree.isEmpty() && findings.ordered().stream().allMatch(SettingsLoader::saysNothing)) {
      // unlike a spec, settings of which all is commented out are fine
      return new SettingsResult(Optional.of(ProjectSettings.none(file)), List.of(), sources);
    }
    Optional<ProjectSettings> settings = tree.flatMap(this::read);
    return new SettingsResult(
        settings.filter(read -> !findings.hasErrors()), findings.ordered(), sources);
  }

  private static boolean saysNothing(Diagnostic finding) {
    return finding.code() == DiagnosticCode.FILE_EMPTY;
  }

  private Optional<ProjectSettings> read(YamlNode root) {
    if (!(root instanceof YamlNode.Mapping)) {
      findings.add(
          DiagnosticCode.WRONG_TYPE,
          root.span(),
          "the settings must be a mapping, not " + root.kind(),
          "begin with 'profiles:'");
      return Optional.empty();
    }
    return SettingsTable.SHAPE
        .read(root, Reading.of(findings, file.toString(), files.scopes()))
        .map(said -> said.in(file));
  }
}
