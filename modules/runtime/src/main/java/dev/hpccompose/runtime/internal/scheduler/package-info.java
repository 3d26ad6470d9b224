/** Answers of the scheduler that several processes share. */
@NullMarked
package dev.hpccompose.runtime.internal.scheduler;

import org.jspecify.annotations.NullMarked;
