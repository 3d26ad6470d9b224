package dev.hpccompose.cli.internal.progress;

import dev.hpccompose.cli.internal.output.Durations;
import dev.hpccompose.images.ImageNews;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;

/**
 * A line for each fact, and now and then a sign of life of what takes long.
 *
 * @param out is written to
 */
record PlainShowing(PrintStream out) implements Showing {

  private static final Duration RHYTHM = Duration.ofSeconds(30);

  @Override
  public Duration rhythm() {
    return RHYTHM;
  }

  @Override
  public void fact(ImageNews news, Collection<ImageWork> works, long now) {
    tell(ImageWords.of(news));
  }

  @Override
  public void moment(Collection<ImageWork> works, long now) {
    for (ImageWork work : works) {
      Duration since = work.since(now);
      if (since.multipliedBy(2).compareTo(RHYTHM) >= 0) {
        String words = work.said().text();
        String tail = words.isEmpty() ? "" : ": " + words;
        tell("still " + work.doing() + " after " + Durations.text(since) + tail);
      }
    }
  }

  @Override
  public void end() {
    // every line was whole
  }

  private void tell(String line) {
    if (!line.isEmpty()) {
      out.println(line);
      out.flush();
    }
  }
}
