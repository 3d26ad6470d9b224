package dev.hpccompose.events.internal.log;

import java.util.Map;
import java.util.TreeMap;

/** Numbers of one writer as ranges: a log without gaps is one range, however long it is. */
final class SequenceSet {

  /** The last number of each range by its first. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  boolean contains(long number) {
    Map.Entry<Long, Long> range = ranges.floorEntry(number);
    return range != null && number <= range.getValue();
  }

  /** Returns whether the number is new. */
  boolean add(long number) {
    Map.Entry<Long, Long> below = ranges.floorEntry(number);
    if (below != null && number <= below.getValue()) {
      return false;
    }
    long first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
    Long last = ranges.remove(number + 1);
    ranges.put(first, last == null ? number : last);
    return true;
  }
}
