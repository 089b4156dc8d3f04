/**
 * What a secret looks like: one entry a kind, one class a family of kinds. It finds them in a text
 * of any sort and any size, in time linear in it, and knows neither what the text is for nor what
 * is put in a secret's place.
 */
@NullMarked
package dev.forgeincident.diagnosis.secret;

import org.jspecify.annotations.NullMarked;
