/**
 * The logs that Elasticsearch or OpenSearch hold, asked with the search API over HTTP. It must not
 * know what the lines mean for an incident, nor any other aggregator.
 */
@NullMarked
package dev.forgeincident.sources.elasticsearch;

import org.jspecify.annotations.NullMarked;
