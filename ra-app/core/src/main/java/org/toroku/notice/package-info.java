/** Tells applicants, in neutral words, what happened to their case. */
@NullMarked
package org.toroku.notice;

import org.jspecify.annotations.NullMarked;
