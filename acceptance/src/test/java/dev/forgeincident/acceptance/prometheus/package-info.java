/**
 * What our source reads of a real Prometheus that scrapes, evaluates and fires. It must not know
 * how the source asks.
 */
@NullMarked
package dev.forgeincident.acceptance.prometheus;

import org.jspecify.annotations.NullMarked;
