/** From a plan to the batch script, byte for byte stable. */
@NullMarked
package dev.hpccompose.render;

import org.jspecify.annotations.NullMarked;
