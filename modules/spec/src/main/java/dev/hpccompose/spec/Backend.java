package dev.hpccompose.spec;

/** What launches the services: the words of {@code runtime.backend}. */
public enum Backend {
  /** Slurm's container plug-in Pyxis with Enroot. */
  PYXIS("pyxis", true),
  /** Plain processes of the host. */
  HOST("host", false);

  private final String word;
  private final boolean usesImages;

  Backend(String word, boolean usesImages) {
    this.word = word;
    this.usesImages = usesImages;
  }

  /** The word that a spec uses. */
  public String word() {
    return word;
  }

  /** Whether services run in containers made from images. */
  public boolean usesImages() {
    return usesImages;
  }
}
