/** The scheduler: Slurm. */
@NullMarked
package dev.hpccompose.scheduler.slurm;

import org.jspecify.annotations.NullMarked;
