/** Reading a log: finding the store, checking each writer's lines, merging the writers. */
@NullMarked
package dev.hpccompose.events.internal.log;

import org.jspecify.annotations.NullMarked;
