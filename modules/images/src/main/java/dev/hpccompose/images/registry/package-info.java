/** Questions to registries; nothing is fetched but manifests. */
@NullMarked
package dev.hpccompose.images.registry;

import org.jspecify.annotations.NullMarked;
