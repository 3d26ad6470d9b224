package dev.hpccompose.images;

import dev.hpccompose.images.internal.CacheFiles;
import dev.hpccompose.images.internal.CacheSlot;
import dev.hpccompose.images.internal.ImageCache;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images in a cache directory. Only regular files directly below {@code base} and {@code
 * prepared} whose names are keys belong to it; nothing else is ever listed or removed, whatever a
 * manifest says: no path is ever read from one.
 *
 * @param directory the cache directory, absolute
 */
public record ImageStore(Path directory) {

  private static final List<String> STAGES = List.of("base", "prepared");
  private static final String REPLACED = ".replaced.";
  private static final Pattern IMAGE =
      Pattern.compile("([0-9a-f]{64})(\\.[0-9a-f]{16}\\.replaced)?\\.(sqsh|sif)");
  private static final Pattern HIDDEN = Pattern.compile("\\.([0-9a-f]{64})\\..*");

  /** Refuses a relative directory. */
  public ImageStore {
    if (!directory.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + directory);
    }
  }

  /**
   * One image.
   *
   * @param stage {@code base} or {@code prepared}
   * @param file the file
   * @param bytes its size
   * @param lastUse when it was made, or of use to a later preparation
   */
  public record Image(String stage, Path file, long bytes, Instant lastUse) {

    /** The name of the image that counts; another one than the file's once that was replaced. */
    public Path current() {
      return file.resolveSibling(
          String.valueOf(file.getFileName()).replaceFirst("\\..*(\\.\\w+)", "$1"));
    }

    /** The image as the spec named it; empty when it is not whole, or was replaced. */
    public Optional<String> reference() {
      return isReplaced() ? Optional.empty() : ImageCache.reference(new CacheSlot(file), bytes);
    }

    private boolean isReplaced() {
      return String.valueOf(file.getFileName()).contains(REPLACED);
    }
  }

  /** All images, the one first whose last use is longest ago; none without the directory. */
  public List<Image> list() throws IOException {
    List<Image> images = new ArrayList<>();
    for (String stage : STAGES) {
      Path below = directory.resolve(stage);
      if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
        collect(stage, below, images);
      }
    }
    images.sort(Comparator.comparing(Image::lastUse).thenComparing(Image::file));
    return images;
  }

  private static void collect(String stage, Path below, List<Image> images) throws IOException {
    List<Path> named = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(below)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (IMAGE.matcher(name).matches()) {
          named.add(file);
        }
      }
    }
    try {
      // by several threads: on a shared file system each look takes its time
      images.addAll(named.parallelStream().flatMap(file -> image(stage, file).stream()).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<Image> image(String stage, Path file) {
    try {
      BasicFileAttributes about =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return about.isRegularFile()
          ? Optional.of(new Image(stage, file, about.size(), lastUse(file, about)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // another one cleared up meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant lastUse(Path file, BasicFileAttributes about) throws IOException {
    Instant made = about.lastModifiedTime().toInstant();
    try {
      Instant used =
          Files.getLastModifiedTime(new CacheSlot(file).manifest(), LinkOption.NOFOLLOW_LINKS)
              .toInstant();
      return used.isAfter(made) ? used : made;
    } catch (NoSuchFileException e) {
      return made;
    }
  }

  /**
   * Removes images that {@link #list} gave; one that is gone already is no problem.
   *
   * @return those that stay, because somebody makes them anew now
   */
  public List<Image> remove(List<Image> images) throws IOException {
    ImageCache cache = cache();
    List<Image> stay = new ArrayList<>();
    for (Image image : images) {
      if (image.isReplaced()) {
        Files.deleteIfExists(image.file());
      } else if (!cache.remove(new CacheSlot(image.file()))) {
        stay.add(image);
      }
    }
    return stay;
  }

  /** Removes what preparations left that were killed. */
  public void sweep() throws IOException {
    for (String stage : STAGES) {
      Path below = directory.resolve(stage);
      if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
        for (String key : keysAtWork(below)) {
          cache().clear(new CacheSlot(below.resolve(key + ".sqsh")));
        }
      }
    }
  }

  private static Set<String> keysAtWork(Path below) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(below, ".*")) {
      for (Path file : files) {
        Matcher name = HIDDEN.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          keys.add(name.group(1));
        }
      }
    }
    return keys;
  }

  private static ImageCache cache() {
    return new ImageCache(CacheFiles.real(), LockOwner.current());
  }
}
