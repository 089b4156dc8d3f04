/**
 * What a model is asked: the task, and apart from it the evidence, fenced and marked as untrusted.
 * The words are resources under {@code prompts}, in a folder for each version. It must not know
 * which model is asked, nor what becomes of the answer.
 */
@NullMarked
package dev.forgeincident.narration.prompt;

import org.jspecify.annotations.NullMarked;
