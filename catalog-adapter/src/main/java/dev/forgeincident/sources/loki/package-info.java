/**
 * The logs that a Loki holds, asked with LogQL over HTTP. It must not know what the lines mean for
 * an incident, nor any other aggregator.
 */
@NullMarked
package dev.forgeincident.sources.loki;

import org.jspecify.annotations.NullMarked;
