package dev.hpccompose.images.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a call is made again. Twice as long each time, as long as a registry asks for when it does,
 * and never for what will not pass: a missing image, wrong credentials.
 */
final class Backoff {

  static final int ATTEMPTS = 5;

  private static final Pattern PASSES =
      Pattern.compile(
          "(?i)(error code|status|HTTP[/ ][0-9.]*):? *(408|425|429|500|502|503|504)\\b"
              + "|too many requests|stale file handle|connection reset|timed out|timeout"
              + "|unexpected EOF");
  private static final Pattern ASKED = Pattern.compile("(?i)retry-after:? *(\\d{1,6})");
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Backoff() {}

  /**
   * How long to wait before the next call; empty when there is to be none.
   *
   * @param attempt the call that failed, from 1
   * @param said what the tool said
   */
  static Optional<Duration> after(int attempt, String said) {
    if (attempt >= ATTEMPTS || !PASSES.matcher(said).find()) {
      return Optional.empty();
    }
    Duration doubled = FIRST.multipliedBy(1L << (attempt - 1));
    Matcher asked = ASKED.matcher(said);
    Duration wait =
        asked.find() ? max(doubled, Duration.ofSeconds(Long.parseLong(asked.group(1)))) : doubled;
    return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
