package dev.hpccompose.supervisor;

import java.util.ArrayList;
import java.util.List;

/**
 * What children tell the main shell of the supervisor: the resource {@code reports.table}.
 *
 * @param reports the reports, in the order in which they are looked up
 */
public record ReportTable(List<Report> reports) {

  private static final String REST = "WORDS";

  /**
   * A report.
   *
   * @param word its first word
   * @param arguments the words after it; {@code WORDS}, the last one, is the rest of the line
   * @param writer the part of the script that says it, {@code scheduler} for the dialect
   * @param handler the function that handles it, with the word that it may need before the
   *     arguments
   * @param sentence what it says
   */
  public record Report(
      String word, List<String> arguments, String writer, String handler, String sentence) {

    /** Copies the arguments. */
    public Report {
      arguments = List.copyOf(arguments);
    }

    private String branch() {
      List<String> words = new ArrayList<>(List.of(word + ")", handler));
      for (int i = 0; i < arguments.size(); i++) {
        words.add(arguments.get(i).equals(REST) ? rest(i + 1) : "\"$" + (i + 2) + "\"");
      }
      return "    " + String.join(" ", words) + " ;;\n";
    }

    private static String rest(int before) {
      return "\"${report#" + "* ".repeat(before) + "}\"";
    }
  }

  private static final ReportTable TABLE = of(TableText.read("reports.table"));

  /** The table of this build. */
  public static ReportTable get() {
    return TABLE;
  }

  /** The function that hands a report to whoever handles it. */
  String bash() {
    StringBuilder text =
        new StringBuilder(
            """
            # --- reports: who handles what

            hc_dispatch() {
              local report=$1
              set -f
              # shellcheck disable=SC2086 # a report is a few plain words
              set -- $1
              set +f
              case $1 in
            """);
    reports.forEach(report -> text.append(report.branch()));
    return text.append("  esac\n}\n").toString();
  }

  private static ReportTable of(TableText text) {
    return new ReportTable(text.rows("reports", 5).stream().map(ReportTable::report).toList());
  }

  private static Report report(List<String> cells) {
    List<String> arguments = cells.get(1).isEmpty() ? List.of() : List.of(cells.get(1).split(" +"));
    return new Report(cells.get(0), arguments, cells.get(2), cells.get(3), cells.get(4));
  }
}
