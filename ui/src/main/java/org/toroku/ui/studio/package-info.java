/** The process owners' studio: models in force, drafts and their proof, proposals, and the law behind the elements. */
@NullMarked
package org.toroku.ui.studio;

import org.jspecify.annotations.NullMarked;
