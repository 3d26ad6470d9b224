package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.ImageStore.Image;
import java.util.List;

/** The images of a cache for people. */
public final class CacheText {

  private CacheText() {}

  /** What is there. */
  public static String list(Console console, List<Image> images) {
    if (images.isEmpty()) {
      return "the cache holds no image\n";
    }
    Table table = new Table("WRITTEN", "SIZE", "KIND", "FILE");
    for (Image image : images) {
      table.row(
          image.written().toString().substring(0, 10),
          Bytes.text(image.bytes()),
          image.stage(),
          console.shown(image.file()));
    }
    return table + total(images) + "\n";
  }

  /** What went, or would go. */
  public static String removed(Console console, List<Image> images, boolean onlySaid) {
    StringBuilder text = new StringBuilder();
    String verb = onlySaid ? "would remove " : "removed ";
    images.forEach(image -> text.append(verb).append(console.shown(image.file())).append('\n'));
    return text.append(verb).append(total(images)).append('\n').toString();
  }

  private static String total(List<Image> images) {
    long bytes = images.stream().mapToLong(Image::bytes).sum();
    return Words.counted(images.size(), "image") + ", " + Bytes.text(bytes);
  }
}
