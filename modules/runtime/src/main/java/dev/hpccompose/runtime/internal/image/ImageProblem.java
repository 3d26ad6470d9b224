package dev.hpccompose.runtime.internal.image;

import java.io.Serial;

/** An image could not be made. */
public final class ImageProblem extends Exception {

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
