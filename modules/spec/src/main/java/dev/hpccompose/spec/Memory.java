package dev.hpccompose.spec;

/**
 * An amount of memory.
 *
 * @param text in Slurm's grammar: a whole number and one of K, M, G, T, or nothing for M; {@code 0}
 *     is all that a node has
 * @param kibibytes how much that is; 0 for all that a node has
 */
public record Memory(String text, long kibibytes) {

  /** Whether all the memory of a node is meant. */
  public boolean isWholeNode() {
    return kibibytes == 0;
  }
}
