package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.WriterKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event as it is stored. Its current version has a record; each version before that has
 * an upcaster to the next. Written are current versions only.
 */
public final class EventType {

  private final Set<WriterKind> writers;
  private final String name;
  private final Class<? extends JobEvent> payload;
  private final List<Upcaster> upcasters;
  private final List<Spelling> spellings;
  private @Nullable RecordCodec codec;

  private EventType(
      Set<WriterKind> writers,
      String name,
      Class<? extends JobEvent> payload,
      List<Upcaster> upcasters,
      List<Spelling> spellings) {
    this.writers = writers;
    this.name = name;
    this.payload = payload;
    this.upcasters = upcasters;
    this.spellings = spellings;
  }

  /**
   * A type that has one version.
   *
   * @param by who writes it
   * @param name the field {@code type} of the line
   * @param payload the record of its payload
   */
  static EventType of(WriterKind by, String name, Class<? extends JobEvent> payload) {
    return new EventType(EnumSet.of(by), name, payload, List.of(), List.of());
  }

  /** The same with one more that writes it. */
  EventType alsoBy(WriterKind by) {
    Set<WriterKind> all = EnumSet.copyOf(writers);
    all.add(by);
    return new EventType(all, name, payload, upcasters, spellings);
  }

  /** The same with one version more; the record is that of the new one. */
  EventType then(Upcaster fromTheOneBefore) {
    return new EventType(writers, name, payload, with(upcasters, fromTheOneBefore), spellings);
  }

  /** The same with a record component that is stored under another name. */
  EventType spelled(String component, String field) {
    return spelled(new Spelling(component, field, false));
  }

  /** The same with a time that is stored under another name, in whole seconds. */
  EventType inSeconds(String component, String field) {
    return spelled(new Spelling(component, field, true));
  }

  private EventType spelled(Spelling spelling) {
    return new EventType(writers, name, payload, upcasters, with(spellings, spelling));
  }

  /** The field {@code type} of the line. */
  public String name() {
    return name;
  }

  /** Whether writers of this kind write it. */
  public boolean isWrittenBy(WriterKind kind) {
    return writers.contains(kind);
  }

  /** The field {@code v} of the lines that are written; it had all lower ones. */
  public int version() {
    return upcasters.size() + 1;
  }

  /** The record of its payload. */
  public Class<? extends JobEvent> payload() {
    return payload;
  }

  /** Made when a line of this type turns up: a process meets few of the types. */
  RecordCodec codec() {
    RecordCodec made = codec;
    if (made == null) {
      made = RecordCodec.of(payload, spellings);
      codec = made;
    }
    return made;
  }

  /** The fields as the current version has them. */
  Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> fields, int from)
      throws MalformedLineException {
    Map<String, @Nullable Object> current = fields;
    for (Upcaster next : upcasters.subList(from - 1, upcasters.size())) {
      current = next.upcast(current);
    }
    return current;
  }

  private static <T> List<T> with(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return List.copyOf(all);
  }
}
