package dev.hpccompose.scheduler.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Slurm writes the output of a batch script; sbatch(1), section filename pattern. */
final class BatchLogPath {

  private static final Pattern DIRECTIVE =
      Pattern.compile("#SBATCH\\s+(?:--output(?:=|\\s+)|-o\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+).*");
  private static final Pattern NAME =
      Pattern.compile("#SBATCH\\s+--job-name=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+).*");
  private static final Pattern FIELD = Pattern.compile("%(\\d*)(.)");

  private final List<String> lines;

  private BatchLogPath(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The absolute path; empty where it depends on something that only the running job knows.
   *
   * @param script the script as it was submitted
   * @param directory where it was submitted
   * @param jobId the job
   */
  static Optional<Path> of(Path script, Path directory, String jobId) {
    try {
      List<String> lines = Files.readString(script, StandardCharsets.UTF_8).lines().toList();
      return new BatchLogPath(lines.stream().takeWhile(line -> line.startsWith("#")).toList())
          .expanded(jobId)
          .map(directory::resolve);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> expanded(String jobId) {
    String pattern = last(DIRECTIVE).orElse("slurm-%j.out");
    if (pattern.contains("\\")) {
      return Optional.empty();
    }
    Map<String, String> values =
        Map.of("j", jobId, "A", jobId, "%", "%", "x", last(NAME).orElse(""));
    Matcher field = FIELD.matcher(pattern);
    StringBuilder path = new StringBuilder();
    while (field.find()) {
      String value = values.get(field.group(2));
      if (value == null || !field.group(1).isEmpty()) {
        return Optional.empty();
      }
      field.appendReplacement(path, Matcher.quoteReplacement(value));
    }
    return Optional.of(field.appendTail(path).toString());
  }

  private Optional<String> last(Pattern directive) {
    return lines.stream()
        .map(directive::matcher)
        .filter(Matcher::matches)
        .map(match -> unquoted(match.group(1)))
        .reduce((earlier, later) -> later);
  }

  private static String unquoted(String word) {
    if (!word.startsWith("\"")) {
      return word;
    }
    return word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
