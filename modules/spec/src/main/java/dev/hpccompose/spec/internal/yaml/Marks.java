package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.SourceSpan;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** From the marks of the parser to spans of one file. */
record Marks(String file) {

  SourceSpan span(Event event) {
    return span(event, event);
  }

  SourceSpan span(Event first, Event last) {
    return between(first.getStartMark(), last.getEndMark());
  }

  SourceSpan at(Optional<Mark> mark) {
    return between(mark, mark);
  }

  private SourceSpan between(Optional<Mark> start, Optional<Mark> end) {
    if (start.isEmpty() || end.isEmpty()) {
      return SourceSpan.ofFile(file);
    }
    Mark from = start.get();
    Mark to = end.get();
    return new SourceSpan(
        file, from.getLine() + 1, from.getColumn() + 1, to.getLine() + 1, to.getColumn() + 1);
  }
}
