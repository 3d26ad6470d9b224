package dev.hpccompose.events.internal.log;

import java.util.Map;
import java.util.TreeMap;

/** Numbers of one writer as ranges: a log without gaps is one range, however long it is. */
final class SequenceSet {

  /** The last number of each range by its first, but for the range that grows. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** The range to which a number was added last. */
  private long first = 1;

  private long last;

  boolean contains(long number) {
    if (number >= first && number <= last) {
      return true;
    }
    Map.Entry<Long, Long> range = ranges.floorEntry(number);
    return range != null && number <= range.getValue();
  }

  /** Returns whether the number is new. */
  boolean add(long number) {
    if (number == last + 1 && !ranges.containsKey(number)) {
      last = number;
      return true;
    }
    if (contains(number)) {
      return false;
    }
    beginAt(number);
    return true;
  }

  /** The range that grew is put aside; the one to which the number belongs grows from now on. */
  private void beginAt(long number) {
    if (first <= last) {
      ranges.put(first, last);
    }
    Map.Entry<Long, Long> below = ranges.lowerEntry(number);
    first = below != null && below.getValue() == number - 1 ? below.getKey() : number;
    ranges.remove(first);
    Long above = ranges.remove(number + 1);
    last = above == null ? number : above;
  }
}
