package dev.hpccompose.spec;

import java.util.Optional;
import java.util.stream.Stream;

/** What launches the services: the words of {@code runtime.backend}. */
public enum Backend {
  /** Slurm's container plug-in Pyxis with Enroot. */
  PYXIS("pyxis", ImageFormat.SQUASHFS),
  /** Apptainer. */
  APPTAINER("apptainer", ImageFormat.SIF),
  /** SingularityCE, or Singularity as it was before. */
  SINGULARITY("singularity", ImageFormat.SIF),
  /** Plain processes of the host. */
  HOST("host", ImageFormat.NONE);

  private final String word;
  private final ImageFormat imageFormat;

  Backend(String word, ImageFormat imageFormat) {
    this.word = word;
    this.imageFormat = imageFormat;
  }

  /** The backend that a word names. */
  public static Optional<Backend> named(String word) {
    return Stream.of(values()).filter(backend -> backend.word.equals(word)).findFirst();
  }

  /** The word that a spec uses. */
  public String word() {
    return word;
  }

  /** What its images are. */
  public ImageFormat imageFormat() {
    return imageFormat;
  }

  /** Whether services run in containers made from images. */
  public boolean usesImages() {
    return imageFormat != ImageFormat.NONE;
  }
}
