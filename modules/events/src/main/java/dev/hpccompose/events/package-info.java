/** The vocabulary of job events, the log that holds them, and projections over it. */
@NullMarked
package dev.hpccompose.events;

import org.jspecify.annotations.NullMarked;
