package dev.hpccompose.images.internal;

import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.system.lock.HeldLock;
import dev.hpccompose.system.lock.LinkLock;
import dev.hpccompose.system.lock.LockOwner;
import dev.hpccompose.system.lock.Pause;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What is in the cache, and how it gets there.
 *
 * @param files writes
 * @param me the process that writes
 */
public record ImageCache(CacheFiles files, LockOwner me) {

  /** Nobody has that many variables: what is longer was written by somebody else. */
  private static final int LARGEST = 1 << 20;

  /**
   * The manifest of an image that is there and whole; empty for everything else.
   *
   * @param slot the image
   */
  public static Optional<ImageManifest> find(CacheSlot slot) {
    try {
      BasicFileAttributes image =
          Files.readAttributes(slot.image(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return ManifestText.parse(bytes(slot))
          .filter(manifest -> manifest.key().equals(slot.key()))
          .filter(manifest -> image.isRegularFile() && image.size() == manifest.bytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(CacheSlot slot) throws IOException {
    // of ten thousand small files this takes half as long as the calls of java.nio.file
    try (FileInputStream in = new FileInputStream(slot.manifest().toFile())) {
      return in.readNBytes(LARGEST);
    }
  }

  /**
   * What the spec called an image that is whole; empty for everything else.
   *
   * @param slot the image
   * @param size the size of its file, which whoever lists images knows
   */
  public static Optional<String> reference(CacheSlot slot, long size) {
    try {
      return ManifestText.reference(bytes(slot), slot.key(), size);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Remembers that an image was of use. In a cache of somebody else it stays as it is. */
  static void touch(CacheSlot slot) {
    // a failure does not matter: it is a hint for those who clear up
    slot.manifest().toFile().setLastModified(System.currentTimeMillis());
  }

  /**
   * Puts a whole image into its place. A reader finds the old one, none, or the new one; never a
   * part.
   *
   * @param isReferred whether jobs may run from the old one: they keep it until the cache is
   *     pruned, since on NFS a replaced file is gone for those who have it open
   */
  void commit(CacheSlot slot, ImageManifest manifest, boolean isReferred) throws IOException {
    Path partial = slot.partial(me.token());
    files.sync(partial);
    if (isReferred && Files.exists(slot.image(), LinkOption.NOFOLLOW_LINKS)) {
      files.link(slot.replaced(me.token()), slot.image());
    }
    files.rename(partial, slot.image());
    Path written = slot.partialManifest(me.token());
    files.write(written, ManifestText.of(manifest));
    files.sync(written);
    files.rename(written, slot.manifest());
  }

  /**
   * Removes an image, the manifest first: from then on nobody takes it.
   *
   * @param slot the image
   * @return false when somebody makes it now
   */
  public boolean remove(CacheSlot slot) throws IOException {
    Optional<HeldLock> free = lock().tryAcquire(slot);
    if (free.isEmpty()) {
      return false;
    }
    try (HeldLock _ = free.get()) {
      files.delete(slot.manifest());
      files.delete(slot.image());
      sweep(slot);
    }
    return true;
  }

  private LinkLock lock() {
    return new LinkLock(files, me, LockOwner::runs, Pause.real());
  }

  /**
   * Removes what processes that ended left around an image, if nobody is at work on it.
   *
   * @param slot the image
   */
  public void clear(CacheSlot slot) throws IOException {
    Optional<HeldLock> free = lock().tryAcquire(slot);
    if (free.isPresent()) {
      try (HeldLock _ = free.get()) {
        sweep(slot);
      }
    }
  }

  /** The same for somebody who holds the lock. */
  void sweep(CacheSlot slot) throws IOException {
    String mine = "." + slot.key() + "." + me.token() + ".";
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(slot.directory(), "." + slot.key() + ".*")) {
      for (Path file : left) {
        String name = file.getFileName().toString();
        if (!name.startsWith(mine) && isLeft(file, name)) {
          files.deleteTree(file);
          files.delete(file);
        }
      }
    }
  }

  /** The lock is held: nobody else works, others may wait. */
  private boolean isLeft(Path file, String name) throws IOException {
    if (name.endsWith(".candidate") || name.endsWith(".stale")) {
      return hasEnded(file);
    }
    return name.contains(".partial.") || name.endsWith(".scratch");
  }

  private boolean hasEnded(Path file) throws IOException {
    try {
      return LockOwner.parse(Files.readString(file))
          .map(owner -> owner.hasEnded(me, LockOwner::runs))
          .orElse(true);
    } catch (NoSuchFileException e) {
      return false; // it came to an end by itself
    }
  }
}
