package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.ProbeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Commands that are nothing but a probe: they are asked without a tool in the image. Anything that
 * is not certainly one of them stays a command (S-236 to S-239, D-16).
 */
final class KnownProbe {

  private static final String OR_FAIL = "||";
  private static final Set<String> NC_FLAGS = Set.of("-z", "-v", "-n", "-zv", "-vz", "-nz", "-zn");
  private static final Set<String> WGET_FLAGS =
      Set.of("--spider", "-q", "--quiet", "-nv", "--no-verbose");
  private static final Set<String> CURL_LONG =
      Set.of("--fail", "--silent", "--show-error", "--fail-with-body");

  private KnownProbe() {}

  /** What a line of shell asks. */
  static ProbeSpec ofShell(String line) {
    return words(line)
        .flatMap(KnownProbe::known)
        .orElseGet(() -> new ProbeSpec.Exec(new CommandText.Shell(line)));
  }

  /** What a program with arguments asks. */
  static ProbeSpec ofWords(List<String> argv) {
    return known(argv).orElseGet(() -> new ProbeSpec.Exec(new CommandText.Exec(argv)));
  }

  /** The words of a line in which a shell would do nothing else than part them. */
  private static Optional<List<String>> words(String line) {
    String plain = line.strip();
    for (String end : List.of("|| exit 1", "|| exit -1", "|| false", "||exit 1")) {
      if (plain.endsWith(end)) {
        plain = plain.substring(0, plain.length() - end.length()).strip();
        break;
      }
    }
    List<String> words = new ArrayList<>();
    for (String word : plain.split("\\s+")) {
      String bare = unquoted(word);
      if (bare.contains(OR_FAIL) || !bare.chars().allMatch(KnownProbe::isPlain)) {
        return Optional.empty();
      }
      words.add(bare);
    }
    return Optional.of(words);
  }

  private static String unquoted(String word) {
    char first = word.isEmpty() ? ' ' : word.charAt(0);
    boolean quoted =
        word.length() >= 2
            && (first == '"' || first == '\'')
            && word.charAt(word.length() - 1) == first;
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  /** What no shell gives a meaning; a question mark or an ampersand in a URL is left to it. */
  private static boolean isPlain(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || "-._:/%=,@+".indexOf(c) >= 0;
  }

  private static Optional<ProbeSpec> known(List<String> words) {
    List<String> arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "nc" -> tcp(arguments);
      case "curl" -> curl(arguments);
      case "wget" -> wget(arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<ProbeSpec> tcp(List<String> arguments) {
    Arguments found = Arguments.of(arguments, NC_FLAGS::contains, Set.of("-w"));
    boolean scan = found.flags().stream().anyMatch(flag -> flag.contains("z"));
    if (!scan || found.others().size() != 2) {
      return Optional.empty();
    }
    String host = found.others().getFirst();
    return port(found.others().getLast())
        .filter(port -> HostName.isLegal(host))
        .map(port -> new ProbeSpec.Tcp(host, port));
  }

  private static Optional<Integer> port(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
    return Optional.of(text)
        .filter(t -> number)
        .map(Integer::parseInt)
        .filter(port -> port >= 1 && port <= 65_535);
  }

  /** Without {@code -f} curl is content with any answer, which is another question. */
  private static Optional<ProbeSpec> curl(List<String> arguments) {
    Arguments found =
        Arguments.of(
            arguments,
            flag -> CURL_LONG.contains(flag) || flag.matches("-[fsS]+"),
            Set.of("-m", "--max-time", "--connect-timeout"));
    boolean fails =
        found.flags().stream().anyMatch(f -> f.startsWith("--fail") || f.matches("-[sS]*f[fsS]*"));
    return fails ? http(found.others()) : Optional.empty();
  }

  private static Optional<ProbeSpec> wget(List<String> arguments) {
    Arguments found =
        Arguments.of(
            arguments,
            flag -> WGET_FLAGS.contains(flag) || flag.matches("--(tries|timeout)=[0-9]+"),
            Set.of("-t", "-T"));
    return found.flags().contains("--spider") ? http(found.others()) : Optional.empty();
  }

  private static Optional<ProbeSpec> http(List<String> urls) {
    return urls.size() == 1 && HttpUrl.isLegal(urls.getFirst())
        ? Optional.of(new ProbeSpec.Http(urls.getFirst(), 200))
        : Optional.empty();
  }

  /**
   * Arguments by what they are.
   *
   * @param flags known flags
   * @param others everything else; an unknown flag is among them, and then nothing is known
   */
  private record Arguments(Set<String> flags, List<String> others) {

    static Arguments of(List<String> arguments, Predicate<String> isFlag, Set<String> withValue) {
      Set<String> flags = new LinkedHashSet<>();
      List<String> others = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (isFlag.test(argument)) {
          flags.add(argument);
        } else if (withValue.contains(argument) && i + 1 < arguments.size()) {
          i++;
        } else {
          others.add(argument);
        }
      }
      return new Arguments(flags, others);
    }
  }
}
