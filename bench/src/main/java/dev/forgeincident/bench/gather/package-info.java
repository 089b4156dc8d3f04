/**
 * What gathering costs: production's gatherer and adapters against stand-ins for the systems that
 * they ask. It must not know how a source reads what it is answered.
 */
@NullMarked
package dev.forgeincident.bench.gather;

import org.jspecify.annotations.NullMarked;
