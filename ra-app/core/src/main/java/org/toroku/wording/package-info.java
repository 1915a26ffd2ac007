/** The words of e-mails and notices: those of the software, and those that two managers put in their place. */
@NullMarked
package org.toroku.wording;

import org.jspecify.annotations.NullMarked;
