package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.History;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.spi.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all writers of a store, again and again, each time from where it stopped. */
public final class LogReader {

  private static final Comparator<LogFinding> IN_PLACE =
      (one, other) -> {
        int byWriter = one.writer().compareTo(other.writer());
        return byWriter != 0 ? byWriter : Long.compare(one.offset(), other.offset());
      };

  private final EventStore store;
  private final SortedMap<String, WriterCursor> cursors = new TreeMap<>();
  private final Admission admission = new Admission();

  /** A reader that stands at the beginning. */
  public LogReader(EventStore store) {
    this.store = store;
  }

  /** What arrived since the last call. */
  public History next() {
    List<LogFinding> findings = new ArrayList<>();
    SortedMap<String, List<Entry>> arrived = new TreeMap<>();
    readInto(arrived, findings);
    if (missesCause(arrived)) {
      // a cause is always written before its effect, but its file may have been read before that
      readInto(arrived, findings);
    }
    CausalMerge merge = new CausalMerge(arrived, admission::hasAdmitted, findings);
    return new History(merge.inOrder(), sorted(findings));
  }

  private void readInto(SortedMap<String, List<Entry>> arrived, List<LogFinding> findings) {
    SortedMap<String, List<Entry>> read = new TreeMap<>();
    for (String writer : store.writers()) {
      WriterCursor cursor = cursors.computeIfAbsent(writer, name -> new WriterCursor(store, name));
      read.put(writer, cursor.advance(findings));
    }
    admission.settleRun(read.values());
    read.forEach((writer, entries) -> admit(writer, entries, arrived, findings));
  }

  private void admit(
      String writer,
      List<Entry> entries,
      Map<String, List<Entry>> arrived,
      List<LogFinding> findings) {
    for (Entry entry : entries) {
      if (admission.admits(entry, findings)) {
        arrived.computeIfAbsent(writer, name -> new ArrayList<>()).add(entry);
      }
    }
  }

  private boolean missesCause(Map<String, List<Entry>> arrived) {
    return arrived.values().stream()
        .flatMap(List::stream)
        .flatMap(entry -> entry.event().cause().stream())
        .anyMatch(cause -> !admission.hasAdmitted(cause));
  }

  private List<LogFinding> sorted(List<LogFinding> findings) {
    cursors.values().forEach(cursor -> cursor.tornTail().ifPresent(findings::add));
    findings.sort(IN_PLACE);
    return findings;
  }
}
