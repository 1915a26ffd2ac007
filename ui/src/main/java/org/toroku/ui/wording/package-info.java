/** The texts of e-mails and notices: what is in force, changes by two managers, and what was in force before. */
@NullMarked
package org.toroku.ui.wording;

import org.jspecify.annotations.NullMarked;
