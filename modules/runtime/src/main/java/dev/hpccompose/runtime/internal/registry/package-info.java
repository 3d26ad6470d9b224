/** Questions to registries; nothing is fetched but manifests. */
@NullMarked
package dev.hpccompose.runtime.internal.registry;

import org.jspecify.annotations.NullMarked;
