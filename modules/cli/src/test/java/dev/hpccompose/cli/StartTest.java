package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.command.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from the command line to the command. */
class StartTest {

  @TempDir Path directory;

  @Test
  void aCommandLoadsNoOtherCommand() throws IOException, InterruptedException {
    World.copyTo(directory);
    Path log = directory.resolve("classes.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load:file=" + log,
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "dev.hpccompose.cli/dev.hpccompose.cli.Main",
                "validate")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("out.txt")).content().contains("is valid");
    List<String> commands =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("dev.hpccompose.cli.internal.command."))
            .filter(line -> line.matches(".*[a-z]Command .*") && !line.contains(".CliCommand "))
            .map(line -> line.replaceAll(".*\\.([A-Za-z]+Command) .*", "$1"))
            .toList();
    assertThat(commands).containsExactly("ValidateCommand");
  }

  @Test
  void theHelpNamesEveryCommandAndEveryCommandHasHelp() {
    Shell shell = new Shell(directory);
    assertThat(shell.run("--help").out()).contains(CommandTable.names());
    for (String name : CommandTable.names()) {
      Shell.Result help = shell.run(name, "--help");
      assertThat(help.exitCode()).isZero();
      assertThat(help.out()).startsWith("Usage: hpc-compose " + name);
      assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void otherProgramsFindItAsATool() {
    assertThat(ToolProvider.findFirst("hpc-compose")).get().isInstanceOf(HpcComposeTool.class);
  }
}
