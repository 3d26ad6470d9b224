package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.plan.Mount;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for links below mounted directories that lead to nowhere in the container. It looks at so
 * many files and no further: what a person links lies near the top, and data sets have millions of
 * files.
 */
final class LinkWalk {

  private static final int DEPTH = 4;
  private static final int FILES = 5_000;
  private static final int STRAYS = 5;

  /** An image has these itself: the interpreter behind a virtual environment is one of them. */
  private static final List<Path> OF_THE_IMAGE =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/opt", "/proc", "/sys", "/dev")
          .stream()
          .map(Path::of)
          .toList();

  private static final Set<FileVisitOption> NO_LINKS = EnumSet.noneOf(FileVisitOption.class);

  private final List<Mount> mounts;
  private final List<Stray> strays = new ArrayList<>();
  private int left = FILES;

  /**
   * A walk.
   *
   * @param mounts what a container sees
   */
  LinkWalk(List<Mount> mounts) {
    this.mounts = mounts;
  }

  /**
   * A link that leads nowhere in the container.
   *
   * @param link the link on the host
   * @param target where it leads on the host
   * @param wanted where the container looks for it
   */
  record Stray(Path link, Path target, Path wanted) {}

  /** The first ones that are found. */
  List<Stray> strays() throws IOException {
    for (Mount mount : mounts) {
      if (Files.isDirectory(mount.source()) && left > 0) {
        Path root = mount.source().toRealPath();
        Files.walkFileTree(root, NO_LINKS, DEPTH, new Visit(root, Path.of(mount.target())));
      }
    }
    return strays;
  }

  /** Whether there was not more to look at than it looks at. */
  boolean isComplete() {
    return left > 0;
  }

  private final class Visit extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Path inside;

    Visit(Path root, Path inside) {
      this.root = root;
      this.inside = inside;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      if (about.isSymbolicLink() && Files.exists(file)) {
        link(file);
      }
      left--;
      boolean enough =
          left <= 0 || strays.size() >= STRAYS || Thread.currentThread().isInterrupted();
      return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }

    private void link(Path link) throws IOException {
      Path text = Files.readSymbolicLink(link);
      Path wanted = inside.resolve(root.relativize(link)).resolveSibling(text).normalize();
      boolean told = strays.stream().anyMatch(stray -> wanted.startsWith(stray.wanted()));
      if (!told && !isVisible(wanted)) {
        strays.add(new Stray(link, link.toRealPath(), wanted));
      }
    }
  }

  private boolean isVisible(Path wanted) {
    return OF_THE_IMAGE.stream().anyMatch(wanted::startsWith)
        || mounts.stream().anyMatch(mount -> shows(mount, wanted));
  }

  private static boolean shows(Mount mount, Path wanted) {
    Path target = Path.of(mount.target());
    return wanted.startsWith(target)
        && Files.exists(mount.source().resolve(target.relativize(wanted)));
  }
}
