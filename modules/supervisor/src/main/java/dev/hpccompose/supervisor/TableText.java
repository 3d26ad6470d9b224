package dev.hpccompose.supervisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table as a resource: sections of lines, with comments between them.
 *
 * @param name its file name
 * @param sections the lines of each section
 */
record TableText(String name, Map<String, List<String>> sections) {

  static TableText read(String name) {
    return parse(name, SupervisorScript.resource(name));
  }

  static TableText parse(String name, String text) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("== ")) {
        section = new ArrayList<>();
        sections.put(line.substring(3), section);
      } else if (!line.startsWith("#")) {
        section.add(line);
      }
    }
    return new TableText(name, sections);
  }

  List<String> section(String section) {
    return Objects.requireNonNull(sections.get(section), () -> name + ": " + section);
  }

  /** The cells of each line, which stand between bars; the last one may hold more of them. */
  List<List<String>> rows(String section, int cells) {
    return section(section).stream().map(line -> cells(line, cells)).toList();
  }

  private List<String> cells(String line, int count) {
    List<String> cells = List.of(line.strip().split(" *\\| *", count));
    require(cells.size() == count, "not " + count + " cells: " + line);
    return cells;
  }

  void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(name + ": " + what);
    }
  }
}
