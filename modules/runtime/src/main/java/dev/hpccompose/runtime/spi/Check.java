package dev.hpccompose.runtime.spi;

import java.io.IOException;
import java.util.List;

/**
 * One thing to look at before a job is submitted.
 *
 * @param id what is looked at
 * @param occasion when
 * @param look the look itself
 */
public record Check(CheckId id, Occasion occasion, Look look) {

  /** When something is looked at. */
  public enum Occasion {
    /** Before every submission: costs next to nothing, or is needed there anyway. */
    SUBMISSION,
    /** When somebody asks for it: it starts programs, or asks other machines. */
    REQUEST
  }

  /** Looks at the world, by a thread of its own; may be interrupted, which is no failure. */
  @FunctionalInterface
  public interface Look {

    /**
     * What there is to say; nothing where there is nothing to look at.
     *
     * @throws IOException when the world does not let itself be looked at
     */
    List<Finding> at() throws IOException;
  }

  /** Looked at before every submission. */
  public static Check always(CheckId id, Look look) {
    return new Check(id, Occasion.SUBMISSION, look);
  }

  /** Looked at on request. */
  public static Check onRequest(CheckId id, Look look) {
    return new Check(id, Occasion.REQUEST, look);
  }
}
