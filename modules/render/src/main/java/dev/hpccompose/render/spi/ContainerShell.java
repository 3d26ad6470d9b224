package dev.hpccompose.render.spi;

import dev.hpccompose.plan.Invocation;
import dev.hpccompose.render.ShellWord;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container executes: always a shell of the container, which becomes the command. It looks
 * the command up, so that the host's PATH plays no part, and sets what a tool cannot hand on.
 */
public final class ContainerShell {

  private static final String COMMAND = "exec \"$@\"\n";

  private ContainerShell() {}

  /**
   * The words for a service.
   *
   * @param invocation what is executed
   * @param before text for the shell, executed first
   * @param entrypoint text that becomes what the image runs, with the words that it is given in the
   *     place of the image's CMD
   * @param name what the shell calls itself, {@code $0}
   */
  public static List<ShellWord> service(
      Invocation invocation, String before, String entrypoint, ShellWord name) {
    return switch (invocation) {
      case Invocation.Command(var command) -> argv(before + COMMAND, name, command);
      case Invocation.ImageEntrypoint(var command) -> argv(before + entrypoint, name, command);
      case Invocation.ImageDefault() -> argv(before + entrypoint, name, List.of());
    };
  }

  /** The words for a command beside a service, which has no rank. */
  public static List<ShellWord> beside(String before, List<String> command) {
    return argv(before + COMMAND, ShellWord.of("sh"), command);
  }

  private static List<ShellWord> argv(String script, ShellWord name, List<String> arguments) {
    List<ShellWord> argv = new ArrayList<>();
    List.of("/bin/sh", "-c", script.strip()).forEach(word -> argv.add(ShellWord.of(word)));
    argv.add(name);
    arguments.forEach(word -> argv.add(ShellWord.of(word)));
    return argv;
  }
}
