/** The single checks of a signed application, one class each, citing what demands them. */
@NullMarked
package org.toroku.pki.jpki.check;

import org.jspecify.annotations.NullMarked;
