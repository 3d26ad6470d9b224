package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.ImageNews;
import java.util.function.Consumer;

/**
 * Tells a person what happens to images, a line for each fact.
 *
 * @param console its standard error is written to
 */
public record ImageProgress(Console console) implements Consumer<ImageNews> {

  @Override
  public void accept(ImageNews news) {
    synchronized (console) { // several images are made at once
      String line = line(news);
      if (!line.isEmpty()) {
        console.err().println(line);
        console.err().flush();
      }
    }
  }

  private static String line(ImageNews news) {
    return switch (news) {
      case ImageNews.Started(var image, var phase) -> doing(phase) + image + " ...";
      case ImageNews.Finished(var image, var phase, var took, var bytes) ->
          done(phase) + image + " in " + Durations.text(took) + size(bytes);
      case ImageNews.Retrying(var image, var attempt, var in, var why) ->
          "attempt %d for %s failed, the next in %s: %s"
              .formatted(attempt, image, Durations.text(in), why);
      case ImageNews.Waiting(var image, var holder) ->
          holder + " is making " + image + " already: waiting for it";
      case ImageNews.Reused _ -> "";
    };
  }

  private static String doing(ImageNews.Phase phase) {
    return switch (phase) {
      case IMPORT -> "importing ";
      case CREATE -> "unpacking ";
      case COMMANDS -> "running the prepare commands for ";
      case EXPORT -> "packing what was made from ";
    };
  }

  private static String done(ImageNews.Phase phase) {
    return switch (phase) {
      case IMPORT -> "imported ";
      case CREATE -> "unpacked ";
      case COMMANDS -> "ran the prepare commands for ";
      case EXPORT -> "packed what was made from ";
    };
  }

  private static String size(long bytes) {
    return bytes == 0 ? "" : " (" + Bytes.text(bytes) + ")";
  }
}
