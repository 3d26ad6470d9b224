package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Dialog;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.SettingsChange;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** {@code setup}: S-105. */
final class SetupCommand implements CliCommand {

  private static final String EXAMPLE =
      "such as 'hpc-compose setup --profile-name dev --cache-dir /shared/cache --default-profile"
          + " dev --non-interactive'";

  private final Console console;
  private final Option<String> profile =
      Option.of(
          String.class,
          "NAME",
          1,
          "The profile to make or to change; without one, the settings for all profiles.",
          "--profile-name");
  private final Option<String> cacheDir =
      Option.of(
          String.class,
          "DIR",
          2,
          "Where images are cached, visible from all nodes; it has to exist.",
          "--cache-dir");
  private final Option<String> defaultProfile =
      Option.of(
          String.class,
          "NAME",
          3,
          "The profile that holds where none is named.",
          "--default-profile");
  private final Flag nonInteractive =
      Flag.of(4, "Ask nothing: take what the options say.", "--non-interactive");

  SetupCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    Argument.declare(command, profile, cacheDir, defaultProfile, nonInteractive);
  }

  @Override
  public Integer call() throws IOException {
    Path file = file();
    SettingsChange change = change(file);
    new SettingsWriter(console, file).write(change);
    return ExitCode.SUCCESS;
  }

  /** The settings that hold here already, or new ones. */
  private Path file() {
    return new SettingsSearch(console)
        .from(console.directory())
        .orElseGet(() -> console.directory().resolve(ProjectSettings.FILE_NAME));
  }

  private SettingsChange change(Path file) throws IOException {
    SettingsChange given =
        new SettingsChange(profile.given(), cacheDir.given(), defaultProfile.given());
    if (!nonInteractive.isSet() && console.errTerminal().isPresent()) {
      Dialog dialog = new Dialog(System.in, console.err());
      return absolute(new SetupDialog(console, dialog, file).completed(given));
    }
    if (given.cacheDir().isEmpty()
        && (given.profile().isPresent() || given.defaultProfile().isEmpty())) {
      throw CliFailure.usage(
          "setup needs --cache-dir when there is no terminal to ask on", EXAMPLE);
    }
    return absolute(given);
  }

  private SettingsChange absolute(SettingsChange change) {
    return new SettingsChange(
        change.profile(), change.cacheDir().map(this::absolute), change.defaultProfile());
  }

  /** What is typed here counts from here, and what the file says counts from the file. */
  private String absolute(String directory) {
    return directory.startsWith("~") || directory.startsWith("$")
        ? directory
        : console.directory().resolve(directory).normalize().toString();
  }
}
