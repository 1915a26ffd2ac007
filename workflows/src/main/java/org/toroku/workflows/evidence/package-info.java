/** Judges whether the documents of a paper application are those that the rules of evidence in force ask for. */
@NullMarked
package org.toroku.workflows.evidence;

import org.jspecify.annotations.NullMarked;
