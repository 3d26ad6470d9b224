/** A private Slurm cluster on this host, for tests. */
@NullMarked
package dev.hpccompose.it.slurm;

import org.jspecify.annotations.NullMarked;
