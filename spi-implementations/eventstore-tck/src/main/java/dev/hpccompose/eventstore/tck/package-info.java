/** What every event store must do, as tests. */
@NullMarked
package dev.hpccompose.eventstore.tck;

import org.jspecify.annotations.NullMarked;
