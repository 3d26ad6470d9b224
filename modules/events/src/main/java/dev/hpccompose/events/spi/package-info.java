/**
 * The seam behind the event log: bytes in, bytes out. A store knows writers, lines and offsets; it
 * knows neither JSON nor events.
 */
@NullMarked
package dev.hpccompose.events.spi;

import org.jspecify.annotations.NullMarked;
