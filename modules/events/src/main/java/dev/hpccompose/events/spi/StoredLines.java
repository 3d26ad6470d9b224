package dev.hpccompose.events.spi;

import java.util.List;

/**
 * What one read found.
 *
 * @param lines the complete lines, in the order of their appends
 * @param nextOffset where the next read goes on: behind the last complete line, in front of a torn
 *     tail
 * @param tornLength bytes behind the last complete line: a write in flight, or one that a crash cut
 *     off; 0 without
 */
public record StoredLines(List<StoredLine> lines, long nextOffset, long tornLength) {
  public StoredLines {
    lines = List.copyOf(lines);
  }
}
