package dev.hpccompose.events;

import org.jspecify.annotations.Nullable;

/**
 * Names one event of a run: {@code batch-0:5}.
 *
 * @param writer the process that wrote it
 * @param seq its number in the file of that writer, from 1 without a gap
 */
public record EventId(String writer, long seq) {

  /** Reads the form that {@link #toString()} gives. */
  public static EventId parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not an event id: " + text);
    }
    return new EventId(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  // written by hand: what a record does by itself is linked at run time, in every command that
  // reads
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventId id && seq == id.seq && writer.equals(id.writer);
  }

  @Override
  public int hashCode() {
    return 31 * writer.hashCode() + Long.hashCode(seq);
  }

  @Override
  public String toString() {
    return writer + ":" + seq;
  }
}
