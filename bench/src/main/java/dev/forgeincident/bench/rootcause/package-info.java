/**
 * Frozen incidents: which commit broke production, or none? It must not know how a cause is found,
 * and nothing that builds the context may know the truth.
 */
@NullMarked
package dev.forgeincident.bench.rootcause;

import org.jspecify.annotations.NullMarked;
