package dev.hpccompose.supervisor;

import java.util.List;

/**
 * The events that the supervisor may write: the resource {@code events.table}.
 *
 * @param events the events
 */
public record EventTable(List<Event> events) {

  /**
   * An event.
   *
   * @param type its type
   * @param members the members that it has beside those of every event; {@code ?} stands after one
   *     that is not always there
   * @param sentence when it is written
   */
  public record Event(String type, List<String> members, String sentence) {

    /** Copies the members. */
    public Event {
      members = List.copyOf(members);
    }
  }

  private static final EventTable TABLE = of(TableText.read("events.table"));

  /** The table of this build. */
  public static EventTable get() {
    return TABLE;
  }

  private static EventTable of(TableText text) {
    return new EventTable(
        text.rows("events", 3).stream()
            .map(cells -> new Event(cells.get(0), List.of(cells.get(1).split(" +")), cells.get(2)))
            .toList());
  }
}
