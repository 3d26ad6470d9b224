package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsChangeTest {

  private static final SettingsChange DEV = change("dev", "/shared/dev", "dev");

  private static final String FULL =
      """
      # ours
      cache_dir: '/shared/all' # for all

      profiles:
          # old cluster
          old:
              cache_dir: "/old/ä"   # until May

      # the end
      """;

  private static SettingsChange change(String profile, String cacheDir, String defaultProfile) {
    return new SettingsChange(given(profile), given(cacheDir), given(defaultProfile));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(filled -> !filled.isEmpty());
  }

  @Test
  @DisplayName("new settings have the profile and name it as the default (S-105)")
  void newSettings() {
    assertThat(DEV.applied("# head\n"))
        .contains(
            """
            # head
            default_profile: dev
            profiles:
              dev:
                cache_dir: /shared/dev
            """);
    assertThat(change("", "/shared/all", "").applied("")).contains("cache_dir: /shared/all\n");
  }

  @Test
  @DisplayName("comments, other profiles and the way they are written stay (S-105)")
  void keepsTheRest() {
    assertThat(DEV.applied(FULL))
        .contains(
            """
            # ours
            cache_dir: '/shared/all' # for all

            profiles:
                # old cluster
                old:
                    cache_dir: "/old/ä"   # until May
                dev:
                  cache_dir: /shared/dev
            default_profile: dev

            # the end
            """);
    assertThat(change("old", "/new", "").applied(FULL))
        .contains(FULL.replace("\"/old/ä\"", "/new"));
    assertThat(change("", "/b: #", "").applied(FULL))
        .contains(FULL.replace("'/shared/all'", "\"/b: #\""));
  }

  @Test
  @DisplayName("the same change again changes nothing (S-105)")
  void isIdempotent() {
    String once = DEV.applied(FULL).orElseThrow();
    assertThat(DEV.applied(once)).contains(once);
    String braces = "profiles: {dev: {cache_dir: /shared/dev}}\ndefault_profile: dev\n";
    assertThat(DEV.applied(braces)).contains(braces);
  }

  @Test
  void aLineWithoutAnEndGetsOne() {
    assertThat(DEV.applied("cache_dir: /x"))
        .hasValueSatisfying(text -> assertThat(text).startsWith("cache_dir: /x\n"));
    assertThat(change("null", "~", "").applied(""))
        .contains("profiles:\n  \"null\":\n    cache_dir: \"~\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profiles: {old: {cache_dir: /old}}\n",
        "profiles: {}\n",
        "profiles: &all\n  old: &o\n    cache_dir: /old\n  dev: *o\n",
        "profiles:\n  dev:\n    cache_dir: >\n      /a\n      /b\n",
        "{}\n",
      })
  @DisplayName("what cannot be changed without a loss is left alone (S-105)")
  void refusesWhatItCannotKeep(String text) {
    assertThat(DEV.applied(text)).isEmpty();
  }
}
