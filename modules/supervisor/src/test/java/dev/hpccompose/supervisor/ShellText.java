package dev.hpccompose.supervisor;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of the supervisor, as tests look at it.
 *
 * @param text bash without comments
 */
record ShellText(String text) {

  private static final Pattern ASSIGNED =
      Pattern.compile("(HC_[A-Z0-9_]+)(\\[[^]]*])?\\+?=|(?:-v|-r|-t|-u 10[0-9]|_) (HC_[A-Z0-9_]+)");

  static ShellText of(String text) {
    return new ShellText(
        text.lines()
            .map(line -> line.replaceFirst("(^|\\s)#( .*|$)", ""))
            .collect(Collectors.joining("\n")));
  }

  static ShellText ofPart(String name) {
    return of(Bash.part(name));
  }

  /** The supervisor without a dialect, a backend and data. */
  static ShellText ofSupervisor() {
    return of(SupervisorScript.parts());
  }

  static ShellText ofPlainDialect() {
    return of(ScriptJob.DIALECT);
  }

  private Set<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The functions that it names, whether or not it defines them. */
  Set<String> functions() {
    return all("\\bhc_[a-z0-9_]+");
  }

  /** The functions that it defines. */
  Set<String> definedFunctions() {
    return all("(?m)^hc_[a-z0-9_]+(?=\\(\\) \\{)");
  }

  /** The variables that it names. */
  Set<String> variables() {
    return all("\\bHC_[A-Z0-9_]+");
  }

  /** The variables that it gives a value. */
  Set<String> assignedVariables() {
    Set<String> names = new TreeSet<>();
    ASSIGNED
        .matcher(text)
        .results()
        .map(found -> found.group(1) == null ? found.group(3) : found.group(1))
        .forEach(names::add);
    return names;
  }
}
