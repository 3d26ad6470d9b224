package dev.hpccompose.events;

import dev.hpccompose.events.internal.json.LineEncoder;

/** Events as JSON for other programs. */
public final class EventJson {

  private EventJson() {}

  /**
   * The stored line of an event, with the field {@code writer} put in front because lines of
   * several writers are mixed outside of the log. An unknown event comes out as it was read.
   *
   * @return one line without line feed
   */
  public static String line(RecordedEvent event) {
    return LineEncoder.export(event);
  }
}
