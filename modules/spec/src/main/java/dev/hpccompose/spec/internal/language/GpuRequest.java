package dev.hpccompose.spec.internal.language;

import java.util.OptionalInt;

/**
 * How many GPUs a key of Compose asks for.
 *
 * @param written as a message shows it
 * @param count how many; none for all that the job has
 */
record GpuRequest(String written, OptionalInt count) {

  /** All that the job has. */
  static GpuRequest all(String written) {
    return new GpuRequest(written, OptionalInt.empty());
  }
}
