package dev.hpccompose.events;

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

  @Override
  public String toString() {
    return writer + ":" + seq;
  }
}
