package dev.hpccompose.supervisor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that a job gives to its services, and those that it takes from nobody:
 * the resource {@code variables.table}.
 *
 * @param always those of every service
 * @param resume those that {@code x-slurm.resume} adds
 * @param rendezvous those that {@code x-slurm.rendezvous} adds
 * @param parallel those of a service with several tasks, the same for all of them
 * @param task those that each of these tasks finds out itself
 * @param host those of a service that is a process of the host
 * @param internal those that carry values into containers
 * @param handed those that a submission hands to its script
 * @param settings those of whoever starts hpc-compose, which a job takes over
 * @param cleared those that a run starts without
 * @param setup those that {@code x-slurm.setup} alone heeds
 */
public record VariableTable(
    List<Variable> always,
    List<Variable> resume,
    List<Variable> rendezvous,
    List<Variable> parallel,
    List<Variable> task,
    List<Variable> host,
    List<Variable> internal,
    List<Variable> handed,
    List<Variable> settings,
    List<Cleared> cleared,
    List<Variable> setup) {

  /**
   * A variable.
   *
   * @param name its name; {@code <…>} stands for letters, digits and underscores
   * @param alias the same under a name that others know; empty when there is none
   * @param value how a task finds its value, as text of a POSIX shell; empty when it is told
   * @param sentence what it is
   */
  public record Variable(String name, String alias, String value, String sentence) {

    /** The regular expression of its name. */
    String pattern() {
      return name.replaceAll("<.*>", "[A-Z0-9_]+");
    }
  }

  /** When a run forgets a variable. */
  public enum Moment {
    /** Whoever submits does not hand it on. */
    SUBMISSION,
    /** The script itself removes it. */
    START;

    static Moment of(String word) {
      return switch (word) {
        case "submission" -> SUBMISSION;
        case "start" -> START;
        default -> throw new IllegalStateException("variables.table: " + word);
      };
    }
  }

  /**
   * What a run starts without.
   *
   * @param pattern a name, or with {@code *} at its end how names begin
   * @param moments when it is forgotten
   * @param whose whose it is
   */
  public record Cleared(String pattern, Set<Moment> moments, String whose) {

    boolean isPrefix() {
      return pattern.endsWith("*");
    }

    String prefix() {
      return pattern.substring(0, pattern.length() - 1);
    }

    boolean matches(String name) {
      return isPrefix() ? name.startsWith(prefix()) : name.equals(pattern);
    }
  }

  private static final VariableTable TABLE = of(TableText.read("variables.table"));

  /** The table of this build. */
  public static VariableTable get() {
    return TABLE;
  }

  /**
   * Whether a job takes a variable over from the process that submits it.
   *
   * @param name its name
   */
  public boolean isInherited(String name) {
    return name.startsWith("SLURM_CONF")
        || settings.stream().anyMatch(setting -> name.matches(setting.pattern()))
        || cleared.stream()
            .filter(one -> one.moments().contains(Moment.SUBMISSION))
            .noneMatch(one -> one.matches(name));
  }

  /**
   * The lines with which a script begins: it removes from its environment what a run starts
   * without.
   */
  String bash() {
    List<Cleared> now =
        cleared.stream().filter(one -> one.moments().contains(Moment.START)).toList();
    String kept =
        Stream.of(settings, handed)
            .flatMap(List::stream)
            .map(Variable::pattern)
            .collect(Collectors.joining("|"));
    String unset =
        now.stream()
            .filter(one -> !HELD.contains(one.pattern()) && !one.pattern().equals(OWN))
            .map(one -> one.isPrefix() ? "\"${!" + one.prefix() + "@}\"" : one.pattern())
            .collect(Collectors.joining(" "));
    return """
    # --- a clean start: without the options and functions of whoever submitted, and without the variables of other jobs

    case $- in *[cps]*) ;; *) POSIXLY_CORRECT=1 && exec /bin/bash -p "$0" "$@" ;; esac
    set +o posix
    shopt -u inherit_errexit
    export -n %s
    unset -v %s
    for HC_VARIABLE in "${!HPC_COMPOSE_@}"; do
      [[ $HC_VARIABLE =~ ^(%s)$ ]] || unset -v "$HC_VARIABLE"
    done
    """
        .formatted(String.join(" ", HELD), unset, kept);
  }

  private static final String OWN = "HPC_COMPOSE_*";

  /** Bash does not let them be unset, or closes a descriptor with them. */
  private static final List<String> HELD = List.of("SHELLOPTS", "BASHOPTS", "BASH_XTRACEFD");

  private static VariableTable of(TableText text) {
    return new VariableTable(
        variables(text, "always"),
        variables(text, "resume"),
        variables(text, "rendezvous"),
        variables(text, "parallel"),
        variables(text, "task"),
        variables(text, "host"),
        variables(text, "internal"),
        variables(text, "handed over"),
        variables(text, "settings"),
        text.rows("cleared", 3).stream().map(VariableTable::cleared).toList(),
        variables(text, "setup"));
  }

  private static List<Variable> variables(TableText text, String section) {
    return text.rows(section, 4).stream()
        .map(cells -> new Variable(cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
        .toList();
  }

  private static Cleared cleared(List<String> cells) {
    Set<Moment> moments =
        Stream.of(cells.get(1).split(" ")).map(Moment::of).collect(Collectors.toUnmodifiableSet());
    return new Cleared(cells.get(0), moments, cells.get(2));
  }
}
