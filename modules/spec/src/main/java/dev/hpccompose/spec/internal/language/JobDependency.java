package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a job waits for before it starts: {@code sbatch --dependency}. */
final class JobDependency {

  /** The text of the option, whose jobs must be numbers and whose words must be known. */
  static final ValueType<Located<String>> TEXT =
      Text.LINE.then("a dependency such as afterok:1234", JobDependency::check);

  private static final ValueType<Located<String>> JOB =
      Text.LINE.then("the id of a job", JobDependency::job);

  /** One job or several, all of which must have succeeded. */
  static final ValueType<Located<String>> AFTER =
      Forms.<Located<String>>of("the id of a job, or a list of them")
          .scalar(JOB.map(job -> after(List.of(job))))
          .list(Lists.filled(ListOf.strings(JOB)).map(JobDependency::after));

  private static final List<String> WORDS =
      List.of("after", "afterany", "afterburstbuffer", "aftercorr", "afternotok", "afterok");

  private JobDependency() {}

  private static Located<String> after(List<Located<String>> jobs) {
    String ids = jobs.stream().map(Located::value).collect(Collectors.joining(":"));
    return new Located<>("afterok:" + ids, jobs.getFirst().span());
  }

  private static Optional<Located<String>> job(Located<String> text, Reading in) {
    if (isJob(text.value())) {
      return Optional.of(text);
    }
    return bad(text, in, "'" + text.value() + "' is not the id of a job", "give a number");
  }

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    if (isLegal(text.value())) {
      return Optional.of(text);
    }
    return bad(
        text,
        in,
        in.what() + " is not a dependency as sbatch takes it: '" + text.value() + "'",
        "write type:job, with commas between several, such as afterok:1234; types are "
            + String.join(", ", WORDS)
            + " and singleton");
  }

  private static Optional<Located<String>> bad(
      Located<String> text, Reading in, String message, String hint) {
    in.findings().add(DiagnosticCode.BAD_DEPENDENCY, text.span(), message, hint);
    return Optional.empty();
  }

  static boolean isLegal(String text) {
    return List.of(text.split("[,?]", -1)).stream().allMatch(JobDependency::isOne);
  }

  private static boolean isOne(String text) {
    List<String> parts = List.of(text.split(":", -1));
    List<String> jobs = parts.subList(1, parts.size());
    return text.equals("singleton")
        || (WORDS.contains(parts.getFirst())
            && !jobs.isEmpty()
            && jobs.stream().allMatch(JobDependency::isJob));
  }

  /** A number; perhaps a task of an array behind {@code _} and minutes behind {@code +}. */
  private static boolean isJob(String text) {
    int plus = text.indexOf('+');
    String id = plus < 0 ? text : text.substring(0, plus);
    int task = id.indexOf('_');
    String job = task < 0 ? id : id.substring(0, task);
    String index = task < 0 ? "*" : id.substring(task + 1);
    return isNumber(job)
        && (index.equals("*") || isNumber(index))
        && (plus < 0 || isNumber(text.substring(plus + 1)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
