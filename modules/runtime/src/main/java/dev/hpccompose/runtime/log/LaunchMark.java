package dev.hpccompose.runtime.log;

import dev.hpccompose.tracking.Launch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line that the supervisor puts between two tries of a service. */
final class LaunchMark {

  private static final String BEGINNING = "=== hpc-compose: attempt ";
  private static final Pattern LINE =
      Pattern.compile(BEGINNING + "(\\d{1,9}), launch (\\d{1,9}), \\S+ ===");

  private LaunchMark() {}

  /** The launch that begins with a line, among those of one service; null when none does. */
  static @Nullable Launch of(String line, List<Launch> launches) {
    if (!line.startsWith(BEGINNING)) {
      return null;
    }
    Matcher mark = LINE.matcher(line);
    return mark.matches() ? find(mark, launches) : null;
  }

  private static @Nullable Launch find(Matcher mark, List<Launch> launches) {
    int attempt = Integer.parseInt(mark.group(1));
    int number = Integer.parseInt(mark.group(2));
    for (Launch launch : launches) {
      if (launch.attempt() == attempt && launch.number() == number) {
        return launch;
      }
    }
    return null;
  }
}
