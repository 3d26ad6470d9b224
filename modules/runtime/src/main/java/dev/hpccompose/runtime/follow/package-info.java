/** Following a run while it goes on: its history, its logs, its place in the queue. */
@NullMarked
package dev.hpccompose.runtime.follow;

import org.jspecify.annotations.NullMarked;
