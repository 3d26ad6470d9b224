/** The scheduler: the embedded engine. */
@NullMarked
package dev.hpccompose.scheduler.local;

import org.jspecify.annotations.NullMarked;
