package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What launches the services. */
public enum Backend {
  /** Slurm's container plug-in Pyxis with Enroot. */
  PYXIS("pyxis", ImageFormat.SQUASHFS),
  /** Apptainer. */
  APPTAINER("apptainer", ImageFormat.SIF),
  /** SingularityCE, or Singularity as it was before. */
  SINGULARITY("singularity", ImageFormat.SIF),
  /** Enroot without Pyxis: what the embedded engine has in the place of Pyxis. */
  ENROOT("enroot", ImageFormat.SQUASHFS),
  /** Podman, for the embedded engine. */
  PODMAN("podman", ImageFormat.REGISTRY),
  /** Plain processes of the host. */
  HOST("host", ImageFormat.NONE);

  private final String word;
  private final ImageFormat imageFormat;

  Backend(String word, ImageFormat imageFormat) {
    this.word = word;
    this.imageFormat = imageFormat;
  }

  /** Those that a spec may ask for; the others are what a machine without Slurm has instead. */
  public static List<Backend> ofSpecs() {
    return List.of(PYXIS, APPTAINER, SINGULARITY, HOST);
  }

  /** The backend that a word names. */
  public static Optional<Backend> named(String word) {
    return Stream.of(values()).filter(backend -> backend.word.equals(word)).findFirst();
  }

  /** Its name in a spec, a plan and a history. */
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
