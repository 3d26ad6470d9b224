package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.FailureText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** From a command line to an exit code. */
public final class Invocation {

  private final Console console;

  private Invocation(Console console) {
    this.console = console;
  }

  /** Runs a command line. Whatever happens is printed; nothing is thrown. */
  public static int run(String[] args, Console console) {
    try {
      return new Invocation(console).run(List.of(args));
    } catch (RuntimeException | Error e) {
      // whatever the handlers below do not get: broken installations for the most part
      return FailureText.unexpected(console, e);
    }
  }

  private int run(List<String> args) {
    int place = SharedOptions.placeOfCommand(args);
    if (place < 0) {
      return withoutCommand(args);
    }
    List<String> rest = new ArrayList<>(args);
    String name = rest.remove(place);
    if (name.equals("help")) {
      return help(rest);
    }
    return CommandTable.create(name, console)
        .map(command -> execute(name, command, rest))
        .orElseGet(() -> unknown(name));
  }

  private int withoutCommand(List<String> args) {
    if (args.contains("-V") || args.contains("--version")) {
      console.out().println("hpc-compose " + Version.current());
      return ExitCode.SUCCESS;
    }
    if (args.contains("-h") || args.contains("--help")) {
      console.out().print(RootHelp.text(console.outStyle()));
      return ExitCode.SUCCESS;
    }
    if (args.isEmpty()) {
      console.err().print(RootHelp.text(console.errStyle()));
      return ExitCode.USAGE;
    }
    return FailureText.print(
        console, new CliFailure.Usage("no command given", Optional.of("see 'hpc-compose --help'")));
  }

  private int help(List<String> rest) {
    if (rest.isEmpty()) {
      return withoutCommand(List.of("--help"));
    }
    String name = rest.getFirst();
    return CommandTable.create(name, console)
        .map(command -> execute(name, command, List.of("--help")))
        .orElseGet(() -> unknown(name));
  }

  private int unknown(String name) {
    String hint =
        Spelling.hint(name, CommandTable.names(), "see 'hpc-compose --help' for all commands");
    return FailureText.print(
        console, new CliFailure.Usage("unknown command '" + name + "'", Optional.of(hint)));
  }

  private int execute(String name, CliCommand command, List<String> args) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    command.declare(spec);
    CommandLine line = new CommandLine(spec);
    line.registerConverter(Path.class, Path::of); // the launcher switches picocli's own ones off
    line.getCommandSpec().name("hpc-compose " + name);
    line.getCommandSpec().addOption(help());
    describe(line.getCommandSpec().usageMessage(), CommandTable.about(name));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setParameterExceptionHandler((e, ignored) -> ParameterFailure.print(console, e));
    line.setExecutionExceptionHandler((e, ignored, parsed) -> failed(e));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    return line.execute(args.toArray(String[]::new));
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .order(100)
        .description("Show this help.")
        .build();
  }

  private static void describe(UsageMessageSpec usage, String about) {
    usage.description(about + ".");
    usage.abbreviateSynopsis(true);
    usage.sortOptions(false);
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
  }

  private int failed(Exception e) {
    console.out().flush();
    return e instanceof CliException known
        ? FailureText.print(console, known.failure())
        : FailureText.unexpected(console, e);
  }
}
