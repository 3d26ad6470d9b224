/** What a scheduler and a container backend say in the batch script: pure text, no effects. */
@NullMarked
package dev.hpccompose.render.spi;

import org.jspecify.annotations.NullMarked;
