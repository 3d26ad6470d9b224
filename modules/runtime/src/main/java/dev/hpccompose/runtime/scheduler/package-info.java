/** Asking the scheduler, and telling it to end a job. */
@NullMarked
package dev.hpccompose.runtime.scheduler;

import org.jspecify.annotations.NullMarked;
