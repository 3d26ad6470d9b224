package dev.hpccompose.cli.internal.progress;

import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.cli.internal.output.Durations;
import dev.hpccompose.images.ImageNews;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A line for each image that is made, painted again every moment; what came of it stays above.
 *
 * @param lines the lines
 * @param style for what matters less
 */
record PaintedShowing(PaintedLines lines, Style style) implements Showing {

  private static final Duration RHYTHM = Duration.ofMillis(250);

  @Override
  public Duration rhythm() {
    return RHYTHM;
  }

  @Override
  public void fact(ImageNews news, Collection<ImageWork> works, long now) {
    String text = ImageWords.of(news);
    boolean goesOn = !ImageWords.afterwards(news).isEmpty();
    if (goesOn || text.isEmpty()) {
      lines.paint(painted(works, now));
    } else {
      lines.stay(text, painted(works, now));
    }
  }

  @Override
  public void moment(Collection<ImageWork> works, long now) {
    lines.paint(painted(works, now));
  }

  @Override
  public void end() {
    lines.paint(List.of());
  }

  private List<String> painted(Collection<ImageWork> works, long now) {
    return works.stream().map(work -> painted(work, now)).toList();
  }

  /** What may be cut off comes last. */
  private String painted(ImageWork work, long now) {
    String time = Durations.text(work.since(now));
    String words = work.said().text();
    return "%8s  %s  %s".formatted(time, work.doing(), style.faint(words)).stripTrailing();
  }
}
