package dev.hpccompose.cli.internal.progress;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.images.ImageNews;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells a person what happens to images, until it is closed. */
public final class ImageProgress implements Consumer<ImageNews>, AutoCloseable {

  private final Showing showing;
  private final LongSupplier nanos;
  private final Ticker ticker;
  private final Map<Path, ImageWork> works = new LinkedHashMap<>();

  /**
   * On a terminal or in a log.
   *
   * @param console its standard error is written to
   */
  public ImageProgress(Console console) {
    this(
        console.hasScreen()
            ? new PaintedShowing(new PaintedLines(console.err()), console.errStyle())
            : new PlainShowing(console.err()),
        System::nanoTime,
        Ticker.real());
  }

  ImageProgress(Showing showing, LongSupplier nanos, Ticker ticker) {
    this.showing = showing;
    this.nanos = nanos;
    this.ticker = ticker;
  }

  @Override
  public synchronized void accept(ImageNews news) {
    long now = nanos.getAsLong();
    note(news, now);
    showing.fact(news, works.values(), now);
    if (!works.isEmpty()) {
      ticker.start(showing.rhythm(), this::moment);
    }
  }

  private void note(ImageNews news, long now) {
    Path image = news.image().log();
    switch (news) {
      case ImageNews.Started _, ImageNews.Waiting _ ->
          works.put(
              image, new ImageWork(ImageWords.afterwards(news), now, LastLogLine.after(image)));
      case ImageNews.Finished _, ImageNews.Failed _, ImageNews.Shared _ -> works.remove(image);
      case ImageNews.Retrying _ -> {
        // the phase goes on
      }
    }
  }

  private synchronized void moment() {
    showing.moment(works.values(), nanos.getAsLong());
  }

  @Override
  public void close() {
    ticker.close();
    synchronized (this) {
      showing.end();
    }
  }
}
