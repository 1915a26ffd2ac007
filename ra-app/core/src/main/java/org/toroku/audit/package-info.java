/** The book: an append-only, hash-chained record of who did what, in which every change of a protected row is sealed. */
@NullMarked
package org.toroku.audit;

import org.jspecify.annotations.NullMarked;
