package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.language.ComposeKeys;
import dev.hpccompose.spec.internal.language.LanguageWalk;
import java.util.List;
import java.util.Optional;

/** The spec language as data: what the reference manual is generated from. */
public final class SpecReference {

  private SpecReference() {}

  /**
   * One kind of mapping.
   *
   * @param path where it stands, such as {@code services.<name>.x-slurm}; empty for the top level
   * @param keys its keys
   * @param refused keys of Compose that it cannot have
   * @param ignored keys of Compose that do nothing
   */
  public record Section(String path, List<Key> keys, List<Refused> refused, List<Ignored> ignored) {
    public Section {
      keys = List.copyOf(keys);
      refused = List.copyOf(refused);
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * One key.
   *
   * @param name the key
   * @param shape what its value must be, with an article
   * @param absent what is taken when it is left out; empty when it is required
   * @param doc one sentence
   */
  public record Key(String name, String shape, Optional<String> absent, String doc) {}

  /**
   * A key that cannot work.
   *
   * @param name the key
   * @param hint what to do in its place
   */
  public record Refused(String name, String hint) {}

  /**
   * A key that does nothing.
   *
   * @param name the key
   * @param why why that does no harm
   */
  public record Ignored(String name, String why) {}

  /** The decision for each key of Compose's official schema. */
  public static List<ComposeKey> composeKeys() {
    return ComposeKeys.all();
  }

  /** All mappings of project settings, from the top level downwards. */
  public static List<Section> settings() {
    return LanguageWalk.settings();
  }

  /** All mappings, from the top level downwards. */
  public static List<Section> sections() {
    return LanguageWalk.sections();
  }
}
