package dev.hpccompose.images.internal;

import java.io.Serial;

/** An image could not be made. */
public final class ImageProblem extends Exception {

  /** What to do about a cache that is full. */
  public static final String ROOM =
      "remove old images with 'hpc-compose cache prune', or name another directory as"
          + " x-slurm.cache_dir";

  @Serial private static final long serialVersionUID = 1L;

  private final String hint;

  ImageProblem(String problem, String hint) {
    super(problem);
    this.hint = hint;
  }

  /** What to do. */
  public String hint() {
    return hint;
  }
}
