package dev.hpccompose.cli.internal.progress;

import dev.hpccompose.cli.internal.output.Bytes;
import dev.hpccompose.cli.internal.output.Durations;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageNews.Phase;

/** What happens to images, in words. */
final class ImageWords {

  private ImageWords() {}

  /** A line for a fact; empty for what nobody wants to know. */
  static String of(ImageNews news) {
    String image = news.image().reference();
    return switch (news) {
      case ImageNews.Started(_, var phase) -> doing(phase) + image + " ...";
      case ImageNews.Finished(_, var phase, var took, var bytes) ->
          done(phase) + image + " in " + Durations.text(took) + size(bytes);
      case ImageNews.Failed(_, var phase, var took) ->
          doing(phase) + image + " failed after " + Durations.text(took);
      case ImageNews.Retrying(_, var attempt, var in, var why) ->
          "attempt %d for %s failed, the next in %s: %s"
              .formatted(attempt, image, Durations.text(in), VisibleText.of(why));
      case ImageNews.Waiting(_, var holder) ->
          holder + " is making " + image + " already: waiting for it";
      case ImageNews.Shared _ -> "";
    };
  }

  /** What goes on from then on; empty when nothing does. */
  static String afterwards(ImageNews news) {
    String image = news.image().reference();
    return switch (news) {
      case ImageNews.Started(_, var phase) -> doing(phase) + image;
      case ImageNews.Waiting(_, var holder) ->
          "waiting for " + image + ", which " + holder + " makes";
      case ImageNews.Finished _, ImageNews.Failed _, ImageNews.Shared _, ImageNews.Retrying _ -> "";
    };
  }

  private static String doing(Phase phase) {
    return switch (phase) {
      case IMPORT -> "importing ";
      case CREATE -> "unpacking ";
      case COMMANDS -> "running the prepare commands for ";
      case EXPORT -> "packing what was made from ";
    };
  }

  private static String done(Phase phase) {
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
