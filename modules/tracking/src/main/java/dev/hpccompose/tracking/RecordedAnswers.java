package dev.hpccompose.tracking;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the scheduler said when somebody asked it and wrote the answer down. That a job waits or
 * runs is worth nothing later; that it is over stays true. Within one writer the last answer
 * counts; between writers no clock decides, but what tells more.
 *
 * @param last the last answer of each writer, by attempt
 */
public record RecordedAnswers(Map<Source, SchedulerAnswer> last) {

  static final RecordedAnswers NONE = new RecordedAnswers(Map.of());

  /**
   * Who asked.
   *
   * @param attempt the latest attempt that had reported then
   * @param writer the process that asked
   */
  public record Source(int attempt, String writer) implements Comparable<Source> {

    @Override
    public int compareTo(Source other) {
      return Comparator.comparingInt(Source::attempt)
          .thenComparing(Source::writer)
          .compare(this, other);
    }
  }

  /** Sorts and copies the answers. */
  public RecordedAnswers {
    last = Collections.unmodifiableMap(new TreeMap<>(last));
  }

  RecordedAnswers after(int attempt, String writer, SchedulerAnswer answer) {
    Map<Source, SchedulerAnswer> next = new TreeMap<>(last);
    next.put(new Source(attempt, writer), answer);
    return new RecordedAnswers(next);
  }

  /**
   * That the job is over.
   *
   * @param attempt its latest attempt; what was said while there was an earlier one does not count
   */
  Optional<SchedulerAnswer> end(int attempt) {
    return last.entrySet().stream()
        .filter(entry -> entry.getKey().attempt() == attempt)
        .map(Map.Entry::getValue)
        .filter(answer -> answer.state().isOver())
        .min(SchedulerAnswer.TELLING);
  }
}
