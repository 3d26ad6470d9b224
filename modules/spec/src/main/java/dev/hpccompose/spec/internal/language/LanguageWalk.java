package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.SpecReference;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Table;
import java.util.ArrayList;
import java.util.List;

/** Walks all tables of the language. */
public final class LanguageWalk {

  private LanguageWalk() {}

  /** All mappings, from the top level downwards. */
  public static List<SpecReference.Section> sections() {
    List<SpecReference.Section> sections = new ArrayList<>();
    walk("", SpecLanguage.TOP.table(), sections);
    return sections;
  }

  /** All mappings of project settings, from the top level downwards. */
  public static List<SpecReference.Section> settings() {
    List<SpecReference.Section> sections = new ArrayList<>();
    walk("", SettingsTable.SHAPE.table(), sections);
    return sections;
  }

  private static void walk(String path, Table table, List<SpecReference.Section> sections) {
    sections.add(
        new SpecReference.Section(
            path,
            table.fields().stream().map(LanguageWalk::key).toList(),
            table.refused().entrySet().stream()
                .map(entry -> new SpecReference.Refused(entry.getKey(), entry.getValue()))
                .toList(),
            table.ignored().entrySet().stream()
                .map(entry -> new SpecReference.Ignored(entry.getKey(), entry.getValue()))
                .toList()));
    for (Field<?> field : table.fields()) {
      String below = path.isEmpty() ? field.key() : path + "." + field.key();
      field.type().tables().forEach((suffix, inner) -> walk(below + suffix, inner, sections));
    }
  }

  private static SpecReference.Key key(Field<?> field) {
    return new SpecReference.Key(
        field.key(), field.type().shape(), field.absent().map(Field.Absent::text), field.doc());
  }
}
