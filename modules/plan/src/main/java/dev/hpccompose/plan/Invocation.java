package dev.hpccompose.plan;

import java.util.List;

/** What a service executes. */
public sealed interface Invocation {

  /** The image's own ENTRYPOINT and CMD. */
  record ImageDefault() implements Invocation {}

  /**
   * The image's ENTRYPOINT with these arguments in the place of its CMD; on the host the arguments
   * are the command.
   *
   * @param command the arguments; never empty
   */
  record ImageEntrypoint(List<String> command) implements Invocation {
    public ImageEntrypoint {
      command = List.copyOf(command);
    }
  }

  /**
   * Exactly this command; the image's ENTRYPOINT and CMD play no part.
   *
   * @param argv the command and its arguments; never empty
   */
  record Command(List<String> argv) implements Invocation {
    public Command {
      argv = List.copyOf(argv);
    }
  }
}
