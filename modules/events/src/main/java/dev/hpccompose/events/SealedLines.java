package dev.hpccompose.events;

import dev.hpccompose.events.LogFinding.BrokenSeal;
import java.util.Optional;

/**
 * How far the lines of one writer are sealed.
 *
 * @param writer the writer
 * @param lines how many complete lines it has
 * @param sealed how many of them stand before the end of its last seal; 0 without one, as an older
 *     build left them
 * @param broken the first seal that does not fit to the lines before it
 */
public record SealedLines(String writer, long lines, long sealed, Optional<BrokenSeal> broken) {

  /** How many lines no seal covers yet. */
  public long open() {
    return lines - sealed;
  }
}
