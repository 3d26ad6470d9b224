package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.settings.SettingsText;
import java.util.List;
import java.util.Optional;

/**
 * A change of project settings, which keeps the rest of their text as it is.
 *
 * @param profile the profile that is changed or made; without one, a cache directory is that of all
 *     profiles that name none
 * @param cacheDir the new {@code cache_dir}, as it is to be written
 * @param defaultProfile the new {@code default_profile}
 */
public record SettingsChange(
    Optional<String> profile, Optional<String> cacheDir, Optional<String> defaultProfile) {

  private static final String CACHE_DIR = "cache_dir";

  /**
   * A text with this change; the same text where it says so already. Empty where the text is
   * written in a way in which the change would lose something of it, such as in braces.
   */
  public Optional<String> applied(String text) {
    Optional<SettingsText> changed = Optional.of(new SettingsText(text));
    if (defaultProfile.isPresent()) {
      changed = set(changed, List.of("default_profile"), defaultProfile.get());
    }
    if (cacheDir.isPresent()) {
      List<String> path =
          profile.map(name -> List.of("profiles", name, CACHE_DIR)).orElse(List.of(CACHE_DIR));
      changed = set(changed, path, cacheDir.get());
    }
    return changed.map(SettingsText::text);
  }

  private static Optional<SettingsText> set(
      Optional<SettingsText> text, List<String> path, String value) {
    return text.flatMap(before -> before.with(path, value));
  }
}
