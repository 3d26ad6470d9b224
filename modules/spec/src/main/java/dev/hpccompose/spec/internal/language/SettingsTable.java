package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.ProjectSettings.Profile;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.NamedEntries;
import dev.hpccompose.spec.internal.shape.NearestWord;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The project settings. */
public final class SettingsTable {

  private static final String CACHE_DIR = "cache_dir";

  private static final Field<Optional<Located<Path>>> PROFILE_CACHE_DIR =
      Field.optional(
          CACHE_DIR, HostPath.TYPE, "Where images are cached, for specs that name no place.");

  private static final Shape<Profile> PROFILE =
      new Fields("profile").with(PROFILE_CACHE_DIR).checked(SettingsTable::profile).named();

  private static final Field<Optional<Located<String>>> DEFAULT_PROFILE =
      Field.optional(
          "default_profile", Text.LINE, "The profile whose settings hold where none is named.");

  private static final Field<Optional<Located<Path>>> DEFAULT_CACHE_DIR =
      Field.optional(
          CACHE_DIR,
          HostPath.TYPE,
          "Where images are cached, for profiles that name no place; $HOME/.cache/hpc-compose when"
              + " omitted.");

  private static final Field<List<Profile>> PROFILES =
      Field.list(
          "profiles",
          new NamedEntries<>("profile", PROFILE),
          "Settings that hold together, by the name that '--profile' takes.");

  /** The whole file. */
  public static final Shape<Said> SHAPE =
      new Fields("")
          .with(DEFAULT_PROFILE, DEFAULT_CACHE_DIR, PROFILES)
          .checked(SettingsTable::settings);

  private SettingsTable() {}

  /** What a file of settings says. */
  public record Said(
      Optional<Located<String>> defaultProfile,
      Optional<Located<Path>> cacheDir,
      List<Profile> profiles) {
    public Said {
      profiles = List.copyOf(profiles);
    }

    /** The same with the file that says it. */
    public ProjectSettings in(Path file) {
      return new ProjectSettings(file, defaultProfile, cacheDir, profiles);
    }
  }

  private static Optional<Profile> profile(Values values) {
    String name = values.name().value();
    if (!SafeName.isComponent(name)) {
      values.report(
          values.name().span(),
          DiagnosticCode.BAD_WORD,
          "'" + name + "' cannot be the name of a profile",
          "use letters, digits, '.', '_' and '-'");
      return Optional.empty();
    }
    return Optional.of(new Profile(values.name(), values.get(PROFILE_CACHE_DIR)));
  }

  private static Optional<Said> settings(Values values) {
    Said said =
        new Said(values.get(DEFAULT_PROFILE), values.get(DEFAULT_CACHE_DIR), values.get(PROFILES));
    List<String> names = said.profiles().stream().map(profile -> profile.name().value()).toList();
    said.defaultProfile()
        .filter(name -> !names.contains(name.value()))
        .ifPresent(name -> reportUnknown(values, name, names));
    return Optional.of(said);
  }

  private static void reportUnknown(Values values, Located<String> name, List<String> names) {
    values.report(
        name.span(),
        DiagnosticCode.UNKNOWN_WORD,
        "there is no profile '" + name.value() + "' in 'profiles'",
        NearestWord.to(name.value(), names)
            .map(NearestWord::question)
            .orElseGet(
                () ->
                    names.isEmpty()
                        ? "define it below 'profiles'"
                        : "one of: " + String.join(", ", names)));
  }
}
