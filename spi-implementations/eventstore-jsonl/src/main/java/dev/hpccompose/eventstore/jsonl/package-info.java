/** Event store: one JSON Lines file for each writer. */
@NullMarked
package dev.hpccompose.eventstore.jsonl;

import org.jspecify.annotations.NullMarked;
