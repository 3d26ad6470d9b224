package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Builds nodes from events. The library's own composer recurses as deep as a document nests; this
 * one has limits for depth and for what aliases multiply.
 */
final class NodeBuilder {

  static final int MAX_DEPTH = 50;

  private static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> CORE_TAGS =
      Set.of("str", "int", "float", "bool", "null", "map", "seq");

  private final Parser events;
  private final Marks marks;
  private final List<Diagnostic> problems;
  private final Anchors anchors = new Anchors();
  private long values;
  private boolean marked;

  NodeBuilder(Parser events, Marks marks, List<Diagnostic> problems) {
    this.events = events;
    this.marks = marks;
    this.problems = problems;
  }

  /** Whether an entry said how it takes part in merging. */
  boolean marked() {
    return marked;
  }

  YamlNode node(int depth) throws YamlRefusal {
    Event event = events.next();
    SourceSpan span = marks.span(event);
    if (event instanceof AliasEvent alias) {
      YamlNode target = anchors.resolve(alias.getAlias().getValue(), span);
      count(target.size(), span);
      return target;
    }
    count(1, span);
    NodeEvent start = (NodeEvent) event;
    if (depth > MAX_DEPTH) {
      throw YamlReader.refusal(
          span,
          DiagnosticCode.YAML_TOO_DEEP,
          "values are nested more than " + MAX_DEPTH + " levels deep",
          "a spec needs fewer than ten");
    }
    if (start.getAnchor().isEmpty()) {
      return content(start, span, depth);
    }
    anchors.open(start);
    YamlNode node = content(start, span, depth);
    anchors.close(start, node);
    return node;
  }

  private YamlNode content(NodeEvent start, SourceSpan span, int depth) throws YamlRefusal {
    requireCoreTag(tag(start), span);
    if (start instanceof ScalarEvent scalar) {
      return new YamlNode.Scalar(
          scalar.getValue(), scalar.isPlain() && scalar.getTag().isEmpty(), span);
    }
    return start instanceof SequenceStartEvent ? sequence(start, depth) : mapping(start, depth);
  }

  private YamlNode sequence(Event start, int depth) throws YamlRefusal {
    List<YamlNode> items = new ArrayList<>();
    long size = 1;
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      YamlNode item = node(depth + 1);
      size += item.size();
      items.add(item);
    }
    return new YamlNode.Sequence(items, size, marks.span(start, events.next()));
  }

  private YamlNode mapping(Event start, int depth) throws YamlRefusal {
    MappingBuilder mapping = new MappingBuilder(problems);
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      SourceSpan keySpan = marks.span(events.peekEvent());
      YamlNode key = node(depth + 1);
      YamlNode.Mark mark = mark(events.peekEvent());
      marked |= mark != YamlNode.Mark.NONE;
      mapping.add(key, keySpan, node(depth + 1), mark);
    }
    return mapping.build(marks.span(start, events.next()));
  }

  private static YamlNode.Mark mark(Event value) {
    return switch (tag(value).orElse("")) {
      case RESET -> YamlNode.Mark.RESET;
      case OVERRIDE -> YamlNode.Mark.OVERRIDE;
      default -> YamlNode.Mark.NONE;
    };
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }

  /** Counts before anything is copied, so that the work is bounded too. */
  private void count(long more, SourceSpan span) throws YamlRefusal {
    values += more;
    if (values > YamlReader.MAX_VALUES) {
      throw YamlReader.refusal(
          span,
          DiagnosticCode.YAML_TOO_MANY_VALUES,
          "the file holds more than " + YamlReader.MAX_VALUES + " values once aliases are resolved",
          "use fewer aliases inside aliases");
    }
  }

  private void requireCoreTag(Optional<String> tag, SourceSpan span) throws YamlRefusal {
    if (tag.isPresent() && !isCore(tag.get())) {
      throw YamlReader.refusal(
          span,
          DiagnosticCode.YAML_FEATURE,
          "the tag '" + tag.get() + "' has no meaning in a spec",
          "remove the tag; quote a value that begins with '!'");
    }
  }

  private static boolean isCore(String tag) {
    return tag.equals("!")
        || tag.equals(RESET)
        || tag.equals(OVERRIDE)
        || (tag.startsWith(CORE) && CORE_TAGS.contains(tag.substring(CORE.length())));
  }
}
