package dev.hpccompose.spec;

import java.util.Optional;

/**
 * What a service executes.
 *
 * @param command {@code command}
 * @param entrypoint {@code entrypoint}; of the same form as the command where both are set
 * @param script {@code script}: text for {@code /bin/sh -e}, never interpolated; in the place of
 *     the other two
 * @param workingDir {@code working_dir}
 */
public record ProgramSpec(
    Optional<Located<CommandText>> command,
    Optional<Located<CommandText>> entrypoint,
    Optional<Located<String>> script,
    Optional<Located<String>> workingDir) {

  /** Whether the spec says what to run, and not the image. */
  public boolean isExplicit() {
    return command.isPresent() || entrypoint.isPresent() || script.isPresent();
  }
}
