package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.StarterSpec;
import dev.hpccompose.cli.internal.output.Table;
import dev.hpccompose.cli.internal.output.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code init}. */
final class InitCommand implements CliCommand {

  private static final String DEFAULT_OUTPUT = "compose.yaml";

  private final Console console;
  private final Option<String> template =
      Option.of(String.class, "NAME", 1, "The example to start from.", "-t", "--template");
  private final Option<String> name =
      Option.of(String.class, "NAME", 2, "The name of your application.", "--name");
  private final Option<String> cacheDir =
      Option.of(
          String.class,
          "DIR",
          3,
          "Where images are cached, visible from all nodes.",
          "--cache-dir");
  private final Option<Path> output =
      Option.of(
          Path.class, "FILE", 4, "The file to write (default: compose.yaml).", "-o", "--output");
  private final Flag force = Flag.of(5, "Replace the file if it exists.", "--force");
  private final Flag list = Flag.of(6, "List the examples.", "--list");

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    Argument.declare(command, template, name, cacheDir, output, force, list);
  }

  @Override
  public Integer call() throws IOException {
    if (list.isSet()) {
      console.out().print(all());
      return ExitCode.SUCCESS;
    }
    Path target = target();
    write(target, new StarterSpec(chosen(), name.given(), cacheDir.given()).text());
    console.err().println("spec written to " + console.shown(target));
    console.err().println("next: hpc-compose validate -f " + console.shown(target));
    return ExitCode.SUCCESS;
  }

  private String chosen() {
    String wanted =
        template
            .given()
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "no example is named",
                        "add --template, such as --template minimal-batch; 'hpc-compose init"
                            + " --list' shows all"));
    return Templates.of(wanted)
        .orElseThrow(
            () ->
                CliFailure.usage(
                    "there is no example '" + wanted + "'",
                    Spelling.hint(wanted, Templates.NAMES, "'hpc-compose init --list' shows all")));
  }

  private Path target() {
    return console.directory().resolve(output.given().orElse(Path.of(DEFAULT_OUTPUT)));
  }

  private void write(Path target, String text) throws IOException {
    boolean replaces = force.isSet();
    if (!replaces && Files.exists(target)) {
      throw new CliException(
          new CliFailure.Usage(
              console.shown(target) + " exists already",
              Optional.of("name another file with --output, or replace it with --force")));
    }
    if (replaces) {
      Files.writeString(target, text);
    } else {
      Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  private static String all() {
    Table table = new Table();
    Templates.NAMES.forEach(known -> table.row(known, Templates.about(known)));
    return table.toString();
  }
}
