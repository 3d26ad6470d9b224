package dev.hpccompose.images.internal;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.images.ImageNews;
import dev.hpccompose.images.ImageUses;
import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.system.lock.HeldLock;
import dev.hpccompose.system.lock.LinkLock;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One image from the first look to its manifest: nobody makes it when it is there, one makes it
 * when several want it, and it counts when it is whole.
 */
public final class ImageBuild {

  private final BuildContext shop;
  private final CacheSlot slot;
  private final String reference;
  private final Recipe recipe;
  private final LockOwner me;
  private final ImageCache cache;

  /** An image to be made. */
  ImageBuild(BuildContext shop, CacheSlot slot, String reference, Recipe recipe, LockOwner me) {
    this.shop = shop;
    this.slot = slot;
    this.reference = reference;
    this.recipe = recipe;
    this.me = me;
    this.cache = new ImageCache(shop.files(), me);
  }

  /** How an image is made, by somebody who holds its lock. */
  interface Recipe {

    /** {@code base} or {@code prepared}. */
    String kind();

    /** The image that it is made from and whose words about how it is run are kept. */
    default Optional<Path> source() {
      return Optional.empty();
    }

    /** The USER of the image, where the file does not tell it. */
    Optional<String> user(BuildContext shop);

    /** Makes the file, and says so; whoever asked for it writes the rest. */
    Made make(Phases phases, Path partial) throws IOException, InterruptedException, ImageProblem;
  }

  /** What is left to know when the file is there. */
  @FunctionalInterface
  interface Made {
    /** The fact, once the size is known. */
    SubmissionEvent fact(String image, long bytes);
  }

  /**
   * An image that is there.
   *
   * @param fact how it came there, or that it was there before
   * @param manifest what is known of it
   */
  record There(SubmissionEvent fact, ImageManifest manifest) {}

  /**
   * Makes the image, or finds that somebody else did meanwhile.
   *
   * @param anew whether one that was there before does not count
   */
  There get(boolean anew) throws IOException, InterruptedException, ImageProblem {
    Instant begin = shop.clock().instant();
    shop.files().createDirectories(slot.directory());
    LinkLock lock = new LinkLock(shop.files(), me, LockOwner::runs, shop.pause());
    try (HeldLock _ = lock.acquire(slot, this::waits)) {
      Optional<There> meanwhile =
          found(slot, reference, made -> !anew || made.madeAt().isAfter(begin));
      if (meanwhile.isEmpty()) {
        return make();
      }
      shop.news().accept(new ImageNews.Shared(name()));
      return meanwhile.get();
    }
  }

  /**
   * An image that is there already. Quick: most images are.
   *
   * @param counts which ones do
   */
  static Optional<There> found(CacheSlot slot, String reference, Predicate<ImageManifest> counts) {
    Optional<ImageManifest> manifest = ImageCache.find(slot).filter(counts);
    manifest.ifPresent(_ -> ImageCache.touch(slot));
    return manifest.map(
        known ->
            new There(new ImageReused(reference, slot.image().toString(), known.bytes()), known));
  }

  private void waits(LockOwner holder) {
    shop.news()
        .accept(new ImageNews.Waiting(name(), "process " + holder.pid() + " on " + holder.host()));
  }

  private ImageNews.Image name() {
    return new ImageNews.Image(reference, slot.log(me.token()));
  }

  private There make() throws IOException, InterruptedException, ImageProblem {
    cache.sweep(slot);
    Path partial = slot.partial(me.token());
    Path scratch = slot.scratch(me.token());
    ToolRun tools = new ToolRun(name().log());
    shop.files().createDirectories(scratch);
    try {
      Made made = recipe.make(new Phases(shop, slot, name(), me, tools), partial);
      long bytes = Files.size(partial);
      ImageManifest manifest = manifest(bytes, partial, scratch);
      cache.commit(slot, manifest, isReferred());
      tools.forget();
      return new There(made.fact(slot.image().toString(), bytes), manifest);
    } finally {
      shop.files().deleteTree(scratch);
      shop.files().delete(partial);
    }
  }

  private boolean isReferred() throws IOException {
    return new ImageUses(slot.cache())
        .list().stream().anyMatch(use -> use.images().contains(slot.image()));
  }

  private ImageManifest manifest(long bytes, Path partial, Path scratch) {
    return new ImageManifest(
        slot.key(),
        recipe.kind(),
        reference,
        bytes,
        shop.clock().instant(),
        shop.toolVersion(),
        shop.preparer().tool(),
        config(partial, scratch));
  }

  private Optional<ImageConfig> config(Path partial, Path scratch) {
    Optional<ImageConfig> own = shop.preparer().config(partial, scratch);
    return own.or(() -> recipe.source().flatMap(from -> shop.preparer().config(from, scratch)))
        .map(config -> config.of(config.user().or(() -> recipe.user(shop))));
  }
}
