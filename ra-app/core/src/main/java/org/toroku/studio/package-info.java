/** The process owners' studio: drafts of the process models, and their publication by two people. */
@NullMarked
package org.toroku.studio;

import org.jspecify.annotations.NullMarked;
