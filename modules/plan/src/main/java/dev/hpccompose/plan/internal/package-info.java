/** How a spec is resolved, step by step; every step is a pure function. */
@NullMarked
package dev.hpccompose.plan.internal;

import org.jspecify.annotations.NullMarked;
