package dev.hpccompose.events;

import dev.hpccompose.events.spi.Obstacle;

/**
 * Something wrong with a log. A finding never keeps the rest of the log from being read, and no
 * byte is changed to repair it.
 */
public sealed interface LogFinding {

  /** The writer whose lines are concerned. */
  String writer();

  /** Where the line starts in what that writer wrote; in bytes for a file. */
  long offset();

  /** The kind, stable for scripts, such as {@code torn_tail}. */
  String code();

  /**
   * The last line is incomplete: a write in flight, or one that a crash cut off. It is read again
   * later.
   *
   * @param length bytes of the incomplete line
   */
  record TornTail(String writer, long offset, long length) implements LogFinding {
    @Override
    public String code() {
      return "torn_tail";
    }
  }

  /**
   * A complete line that is no event; it is skipped.
   *
   * @param reason what is wrong with it
   */
  record DamagedLine(String writer, long offset, String reason) implements LogFinding {
    @Override
    public String code() {
      return "damaged_line";
    }
  }

  /**
   * Numbers are missing in front of an event, or come late; the event counts.
   *
   * @param expected the number that should have come
   * @param found the number that came
   */
  record SequenceGap(String writer, long offset, long expected, long found) implements LogFinding {
    @Override
    public String code() {
      return "sequence_gap";
    }
  }

  /**
   * A number came again; the first event with it counts, this one does not.
   *
   * @param seq the number
   */
  record SequenceRepeat(String writer, long offset, long seq) implements LogFinding {
    @Override
    public String code() {
      return "sequence_repeat";
    }
  }

  /**
   * An event of another run; it does not count.
   *
   * @param expected the run that the log belongs to
   * @param found the run that the event names
   */
  record ForeignRun(String writer, long offset, String expected, String found)
      implements LogFinding {
    @Override
    public String code() {
      return "foreign_run";
    }
  }

  /**
   * An event names a cause that is nowhere in the log; the event counts.
   *
   * @param cause what it names
   */
  record DanglingCause(String writer, long offset, EventId cause) implements LogFinding {
    @Override
    public String code() {
      return "dangling_cause";
    }
  }

  /**
   * An event names a cause that can only have come after it; the event counts, and this cause does
   * not order it.
   *
   * @param cause what it names
   */
  record CausalCycle(String writer, long offset, EventId cause) implements LogFinding {
    @Override
    public String code() {
      return "causal_cycle";
    }
  }

  /**
   * An event that this writer may not write; it does not count.
   *
   * @param type the type of the event
   */
  record ForeignEvent(String writer, long offset, String type) implements LogFinding {
    @Override
    public String code() {
      return "foreign_event";
    }
  }

  /**
   * Something else than lines lies where this writer's lines would; it was not opened.
   *
   * @param found its kind
   */
  record NoLines(String writer, long offset, Obstacle found) implements LogFinding {
    @Override
    public String code() {
      return "no_lines";
    }
  }

  /**
   * Bytes of a writer are not those that it sealed: some between {@code from} and the seal were
   * changed, removed or inserted.
   *
   * @param offset where the line of the seal starts
   * @param from where the seal before it ends; 0 without one
   */
  record BrokenSeal(String writer, long offset, long from) implements LogFinding {
    @Override
    public String code() {
      return "broken_seal";
    }
  }
}
