/**
 * What the sources of facts have in common. It must not know any single source, nor what the engine
 * makes of the facts.
 */
@NullMarked
package dev.forgeincident.sources;

import org.jspecify.annotations.NullMarked;
