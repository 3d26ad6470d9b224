package dev.hpccompose.spec.internal.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the YAML parser says, in words that name the mistake and not the parser's state. */
final class ParserWords {

  private ParserWords() {}

  /**
   * A mistake in words.
   *
   * @param message what is wrong
   * @param hint what to do, where that is known
   */
  record Said(String message, Optional<String> hint) {}

  private static final String INDENTATION =
      "check the indentation of this line and of the lines above it";

  /** A pattern of the parser's problem, what it means, and what to do; {@code %s} is its group. */
  private record Row(String pattern, String message, String hint) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "found character '\\\\t\\(TAB\\)'.*",
              "this line is indented with a tab",
              "indent with spaces: YAML does not allow tabs there"),
          new Row(
              "found character '?(.)'? ?.*that cannot start any token.*",
              "a value cannot begin with '%s'",
              "quote the value"),
          new Row(
              "mapping values are not allowed here.*",
              "a ': ' inside a value that is not quoted",
              "check the indentation, and quote values that contain ': '"),
          new Row(
              "expected ',' or '([\\]}])', but got .*",
              "a ',' or '%s' is missing",
              "close the bracket that is open, and quote values that contain ',' or brackets"),
          new Row(
              "found unexpected end of stream",
              "the quote is not closed",
              "close it, and write a quote inside single quotes twice"),
          new Row(
              "found unknown escape character (.).*",
              "the escape '\\%s' has no meaning between double quotes",
              "use single quotes, in which a backslash is only a character"),
          new Row(
              "expected <block end>, but found .*",
              "this line is not where YAML expects it",
              INDENTATION),
          new Row("could not find expected ':'", "a ':' is missing after a key", INDENTATION));

  /** Translates the first sentence of a problem; leaves what is not in the table as it is. */
  static Said of(String problem) {
    String line = sentence(problem.lines().findFirst().orElse(problem));
    for (Row row : ROWS) {
      Matcher matcher = Pattern.compile(row.pattern()).matcher(line);
      if (matcher.matches()) {
        return new Said(filled(row.message(), matcher), Optional.of(row.hint()));
      }
    }
    return new Said(line, Optional.empty());
  }

  private static String filled(String message, MatchResult match) {
    return match.groupCount() == 0 ? message : message.replace("%s", match.group(1));
  }

  /** Leaves out the advice that the parser adds in parentheses. */
  private static String sentence(String problem) {
    int advice = problem.indexOf(". (");
    return advice < 0 ? problem : problem.substring(0, advice);
  }
}
