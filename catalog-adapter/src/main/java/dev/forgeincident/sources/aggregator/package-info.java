/**
 * What is alike in asking any aggregator of logs: the window in two parts, newest lines first and
 * in bounded pages, entries put together into events, and for which time the answer speaks. It must
 * not know how an aggregator is asked nor how it answers.
 */
@NullMarked
package dev.forgeincident.sources.aggregator;

import org.jspecify.annotations.NullMarked;
