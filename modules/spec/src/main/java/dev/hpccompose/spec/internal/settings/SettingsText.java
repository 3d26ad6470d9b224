package dev.hpccompose.spec.internal.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of project settings, which keeps its comments and its other values when one is set. */
public record SettingsText(String text) {

  /**
   * The same text with one value more, or with another one; empty where that cannot be done without
   * a loss.
   *
   * @param path the keys down to the value
   */
  public Optional<SettingsText> with(List<String> path, String value) {
    Optional<Map<List<String>, String>> before = Leaves.of(text);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (value.equals(before.get().get(path))) {
      return Optional.of(this);
    }
    Map<List<String>, String> wanted = new HashMap<>(before.get());
    wanted.put(List.copyOf(path), value);
    return new TextEdit(path, value)
        .applied(text)
        .filter(changed -> Leaves.of(changed).filter(wanted::equals).isPresent())
        .map(SettingsText::new);
  }
}
