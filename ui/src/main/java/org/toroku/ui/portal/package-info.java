/** The applicant's pages, from the explanation to the receipt. */
@NullMarked
package org.toroku.ui.portal;

import org.jspecify.annotations.NullMarked;
