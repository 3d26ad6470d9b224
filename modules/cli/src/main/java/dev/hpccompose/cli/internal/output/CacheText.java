package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.images.ImageStore.Image;
import dev.hpccompose.plan.CacheDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The images of a cache for people. */
public final class CacheText {

  private static final int SECONDS_OF_A_DAY = 86_400;

  private CacheText() {}

  /** The directory, and who names it. */
  public static String directory(Console console, CacheDirectory cache) {
    String source = cache.source(file -> console.shown(Path.of(file)));
    return console.shown(cache.path()) + " (" + source + ")";
  }

  /** What is there. */
  public static String list(Console console, List<Image> images) {
    if (images.isEmpty()) {
      return "the cache holds no image\n";
    }
    List<Optional<String>> references = references(images);
    Function<Path, String> shown = shownIn(console);
    Table table = new Table("LAST USE", "SIZE", "KIND", "IMAGE", "FILE");
    for (int i = 0; i < images.size(); i++) {
      Image image = images.get(i);
      table.row(
          day(image.lastUse()),
          Bytes.text(image.bytes()),
          image.stage(),
          references.get(i).orElse("not whole"),
          shown.apply(image.file()));
    }
    return table + total(images) + "\n";
  }

  private static String day(Instant time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY)).toString();
  }

  /** The directory is found once for all files in it. */
  private static Function<Path, String> shownIn(Console console) {
    Map<Path, String> directories = new HashMap<>();
    return file ->
        directories.computeIfAbsent(file.resolveSibling(""), place -> console.shown(place) + "/")
            + file.getFileName();
  }

  /**
   * What specs called images, read by several threads: on a shared file system each takes its time.
   */
  static List<Optional<String>> references(List<Image> images) {
    return images.parallelStream().map(Image::reference).toList();
  }

  /** What went, or would go. */
  public static String removed(Console console, List<Image> images, boolean onlySaid) {
    StringBuilder text = new StringBuilder();
    String verb = onlySaid ? "would remove " : "removed ";
    Function<Path, String> shown = shownIn(console);
    images.forEach(image -> text.append(verb).append(shown.apply(image.file())).append('\n'));
    return text.append(verb).append(total(images)).append('\n').toString();
  }

  /** What stays although it was chosen: a line for each. */
  public static List<String> kept(Console console, Map<Path, String> reasons) {
    return reasons.entrySet().stream()
        .map(entry -> "kept " + console.shown(entry.getKey()) + ": " + entry.getValue())
        .sorted()
        .toList();
  }

  /** What each service will get. */
  public static String inspected(Console console, Map<String, List<ImageFile>> files) {
    Table table = new Table("SERVICE", "KIND", "FILE", "");
    files.forEach(
        (service, images) ->
            images.forEach(
                image ->
                    table.row(
                        service,
                        image.stage(),
                        console.shown(image.path()),
                        image.outlook().words())));
    return table.toString();
  }

  private static String total(List<Image> images) {
    long bytes = images.stream().mapToLong(Image::bytes).sum();
    return Words.counted(images.size(), "image") + ", " + Bytes.text(bytes);
  }
}
