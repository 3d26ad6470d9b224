package dev.hpccompose.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Dialog;
import dev.hpccompose.cli.internal.console.Terminal;
import dev.hpccompose.spec.SettingsChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupDialogTest {

  private static final SettingsChange NOTHING =
      new SettingsChange(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir Path directory;

  private final ByteArrayOutputStream asked = new ByteArrayOutputStream();

  private SettingsChange answered(SettingsChange given, String answers) throws IOException {
    PrintStream err = new PrintStream(asked, true, StandardCharsets.UTF_8);
    Console console =
        new Console(Map.of("HOME", "/home/u"), directory, err, err, Terminal.NONE, Terminal.NONE);
    Dialog dialog =
        new Dialog(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), err);
    return new SetupDialog(console, dialog, directory.resolve("settings.yaml")).completed(given);
  }

  private static SettingsChange change(String profile, String cacheDir, String defaultProfile) {
    return new SettingsChange(
        Optional.of(profile), Optional.of(cacheDir), Optional.of(defaultProfile));
  }

  @Test
  @DisplayName("setup asks for what it was not told and shows what Enter means (S-105)")
  void asks() throws IOException {
    assertThat(answered(NOTHING, "prod\n/shared/c\n\n"))
        .isEqualTo(change("prod", "/shared/c", "prod"));
    assertThat(asked.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "profile, or - for all profiles [dev]: "
                + "cache directory [/home/u/.cache/hpc-compose]: "
                + "default profile, or - for none [prod]: ");
  }

  @Test
  void showsWhatHoldsNow() throws IOException {
    Files.writeString(
        directory.resolve("settings.yaml"),
        "default_profile: one\nprofiles: {one: {cache_dir: /a}, two: {}}\ncache_dir: /b\n");
    assertThat(answered(NOTHING, "")).isEqualTo(change("one", "/a", "one"));
    assertThat(answered(NOTHING, "two\n")).isEqualTo(change("two", "/b", "one"));
  }

  @Test
  void asksForNothingThatWasGiven() throws IOException {
    assertThat(answered(change("a", "/c", "a"), "no\n")).isEqualTo(change("a", "/c", "a"));
    assertThat(asked.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aDashMeansNone() throws IOException {
    assertThat(answered(NOTHING, "-\n/c\n"))
        .isEqualTo(new SettingsChange(Optional.empty(), Optional.of("/c"), Optional.empty()));
  }
}
