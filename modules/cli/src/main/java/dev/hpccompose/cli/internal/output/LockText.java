package dev.hpccompose.cli.internal.output;

import dev.hpccompose.images.DigestLock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a lock says that the one before did not. */
public final class LockText {

  private LockText() {}

  /**
   * A line for each image that is new, has moved or is gone, and one for the file.
   *
   * @param before the lock that was there
   * @param now what tags mean now
   * @param file the file as the user would write it
   * @param onlySaid whether nothing was written
   */
  public static String of(
      Optional<DigestLock> before, DigestLock now, String file, boolean onlySaid) {
    SortedMap<String, String> old = before.map(DigestLock::digests).orElseGet(TreeMap::new);
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> image : now.digests().entrySet()) {
      String was = old.get(image.getKey());
      if (was == null) {
        text.append("new    ").append(line(image.getKey(), image.getValue()));
      } else if (!was.equals(image.getValue())) {
        text.append("moved  ").append(line(image.getKey(), image.getValue()));
      }
    }
    for (Map.Entry<String, String> image : old.entrySet()) {
      if (!now.digests().containsKey(image.getKey())) {
        text.append("gone   ").append(line(image.getKey(), image.getValue()));
      }
    }
    boolean same = text.isEmpty() && before.isPresent();
    return text.append(same ? file + " is up to date" : summary(now, file, onlySaid))
        .append('\n')
        .toString();
  }

  private static String line(String image, String digest) {
    return image + "  " + digest + "\n";
  }

  private static String summary(DigestLock now, String file, boolean onlySaid) {
    return onlySaid
        ? file + " is not up to date"
        : file + " has " + Words.counted(now.digests().size(), "image");
  }
}
