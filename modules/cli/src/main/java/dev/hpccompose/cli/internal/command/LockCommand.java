package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.LockText;
import dev.hpccompose.images.DigestLock;
import dev.hpccompose.images.Digests;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lock}. */
final class LockCommand implements CliCommand {

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final Flag check =
      Flag.of(3, "Only say what has changed since; exit code 4 if anything has.", "--check");

  LockCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, check);
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = spec.load(console).planOrFail(console);
    Digests found = Digests.resolve(plan, console.environment());
    if (!found.problems().isEmpty()) {
      throw CliFailure.environment(
          "not all images can be locked:\n  " + problems(found.problems()),
          "correct their names or the credentials ('hpc-compose preflight'), or use a digest");
    }
    Path file = LockedOption.file(plan);
    Optional<DigestLock> before = LockedOption.read(console, file);
    boolean onlyCheck = check.isSet();
    boolean same = before.filter(found.lock()::equals).isPresent();
    if (!onlyCheck && !same) {
      write(file, found.lock());
    }
    console.out().print(LockText.of(before, found.lock(), console.shown(file), onlyCheck));
    return onlyCheck && !same ? ExitCode.FINDINGS : ExitCode.SUCCESS;
  }

  private static String problems(Map<String, String> problems) {
    return problems.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .sorted()
        .collect(Collectors.joining("\n  "));
  }

  private static void write(Path file, DigestLock lock) throws IOException {
    Path whole = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(whole, lock.text());
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
