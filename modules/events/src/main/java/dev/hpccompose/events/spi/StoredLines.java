package dev.hpccompose.events.spi;

import java.util.List;

/**
 * What one read found.
 *
 * @param lines the complete lines, in the order of their appends
 * @param nextOffset where the next read goes on: behind the last of {@code lines}
 * @param tornLength bytes behind the last complete line: a write in flight, or one that a crash cut
 *     off; 0 without, and while more lines follow
 * @param more whether more lines may follow at {@code nextOffset}: the store hands out a long log
 *     in pieces
 */
public record StoredLines(List<StoredLine> lines, long nextOffset, long tornLength, boolean more) {
  public StoredLines {
    lines = List.copyOf(lines);
  }
}
