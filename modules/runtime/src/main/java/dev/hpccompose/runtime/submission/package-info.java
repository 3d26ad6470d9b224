/** From a plan to a job of the scheduler, at most once. */
@NullMarked
package dev.hpccompose.runtime.submission;

import org.jspecify.annotations.NullMarked;
