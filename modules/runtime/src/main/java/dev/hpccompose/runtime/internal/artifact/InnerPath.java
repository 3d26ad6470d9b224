package dev.hpccompose.runtime.internal.artifact;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Names of files that must stay inside a directory, whoever wrote them down. */
public final class InnerPath {

  private InnerPath() {}

  /** Whether a name is relative and plain: no part of it is empty, a dot or two dots. */
  public static boolean isInner(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.endsWith("/") || name.contains("//")) {
      return false;
    }
    try {
      for (Path part : Path.of(name)) {
        if (part.toString().equals(".") || part.toString().equals("..")) {
          return false;
        }
      }
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether every directory between a root and a name is there, and is no link to one. */
  public static boolean hasRealParents(Path root, String name) {
    Path parent = Path.of(name).getParent();
    Path at = root;
    for (int i = 0; parent != null && i < parent.getNameCount(); i++) {
      at = at.resolve(parent.getName(i));
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a file may be put under a name: only directories, or nothing, are on the way. */
  public static boolean isFree(Path root, String name) {
    Path at = root;
    for (Path part : Path.of(name)) {
      at = at.resolve(part);
      boolean last = at.equals(root.resolve(name));
      boolean directory = Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS);
      if (last ? directory : !directory && Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a link under a name points to something inside the same directory. */
  public static boolean staysInside(String name, String link) {
    if (link.isEmpty() || link.startsWith("/")) {
      return false;
    }
    try {
      int depth = Path.of(name).getNameCount() - 1;
      for (Path part : Path.of(link)) {
        depth += part.toString().equals("..") ? -1 : part.toString().equals(".") ? 0 : 1;
        if (depth < 0) {
          return false;
        }
      }
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
