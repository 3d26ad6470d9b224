package dev.hpccompose.spec;

import java.util.List;
import java.util.Locale;

/** What a backend makes of an image, and what it can make it from. */
public enum ImageFormat {
  /** A squashfs file of Enroot. */
  SQUASHFS(".sqsh", List.of("docker", "dockerd", "podman"), List.of(".sqsh", ".squashfs")),
  /** A file of Apptainer and Singularity, which run a squashfs file as well. */
  SIF(
      ".sif",
      List.of("docker", "dockerd", "oras", "library"),
      List.of(".sif", ".sqsh", ".squashfs")),
  /** Images stay where the tool itself keeps them, and come from a registry. */
  REGISTRY("", List.of("docker", "podman"), List.of()),
  /** There are no images. */
  NONE("", List.of(), List.of());

  private final String suffix;
  private final List<String> schemes;
  private final List<String> files;

  ImageFormat(String suffix, List<String> schemes, List<String> files) {
    this.suffix = suffix;
    this.schemes = schemes;
    this.files = files;
  }

  /** What names of its files end with, dot included. */
  public String suffix() {
    return suffix;
  }

  /** Whether an image can be run, or made into one that can. */
  public boolean takes(ImageReference image) {
    if (image instanceof ImageReference.Layout) {
      return !files.isEmpty();
    }
    String text = image.text();
    return image instanceof ImageReference.Remote
        ? schemes.stream().anyMatch(scheme -> text.startsWith(scheme + "://"))
        : files.stream().anyMatch(text.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** What it takes, in words for a person. */
  public String taken() {
    List<String> uris = schemes.stream().map(scheme -> scheme + "://").toList();
    String named = String.join(", ", uris);
    return files.isEmpty()
        ? named
        : named + ", oci: and a directory, and files that end in " + String.join(", ", files);
  }
}
