/** Proofs on the finished product: the linked image, the embedded engine and real Slurm. */
@NullMarked
package dev.hpccompose.it;

import org.jspecify.annotations.NullMarked;
