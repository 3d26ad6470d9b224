/** Locks of names alone, which hold on network file systems, and who holds them. */
@NullMarked
package dev.hpccompose.system.lock;

import org.jspecify.annotations.NullMarked;
