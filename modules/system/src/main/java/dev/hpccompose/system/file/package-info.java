/**
 * Files and trees: written whole, readable by their owner alone, removed without following links.
 */
@NullMarked
package dev.hpccompose.system.file;

import org.jspecify.annotations.NullMarked;
