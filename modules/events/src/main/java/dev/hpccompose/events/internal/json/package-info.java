/**
 * The text form of events. It binds records itself on top of Jackson's streaming parser: the
 * start-up of databind alone would cost several times what a whole {@code status} may take.
 */
@NullMarked
package dev.hpccompose.events.internal.json;

import org.jspecify.annotations.NullMarked;
