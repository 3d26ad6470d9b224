package dev.hpccompose.cli.internal.progress;

import dev.hpccompose.images.ImageNews;
import java.time.Duration;
import java.util.Collection;

/** How progress looks. Whoever calls sees to it that one call follows the other. */
interface Showing {

  /** How often it wants to know that time has passed. */
  Duration rhythm();

  /**
   * Something happened.
   *
   * @param works what goes on from then on
   */
  void fact(ImageNews news, Collection<ImageWork> works, long now);

  /** Time has passed. */
  void moment(Collection<ImageWork> works, long now);

  /** Nothing will come any more. */
  void end();
}
